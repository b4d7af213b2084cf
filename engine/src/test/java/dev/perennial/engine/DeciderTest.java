package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeciderTest {
    private static final Class<?> DUE = Decision.Due.class;
    private static final Class<?> NOT_YET = Decision.NotYet.class;
    private static final Class<?> HELD = Decision.Held.class;

    static Stream<Arguments> table() {
        Facts plain = Facts.ninetyDays();
        Facts window = plain.windowDays(50, 52);
        Facts thirtyDays = plain.renewBeforeExpiry(Duration.ofDays(30));
        return Stream.of(
                // Two thirds of 90 days, half of less than 10 days, and 10 days are no longer short.
                arguments("fresh", plain, 0, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("just before two thirds", plain, 59.999, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("two thirds", plain, 60, DUE, Rule.LIFETIME_FRACTION),
                arguments("six days, before half", Facts.of(Duration.ofDays(6)), 2.9, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("six days, half", Facts.of(Duration.ofDays(6)), 3, DUE, Rule.LIFETIME_FRACTION),
                arguments("ten days, half", Facts.of(Duration.ofDays(10)), 6, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("ten days, two thirds", Facts.of(Duration.ofDays(10)), 6.7, DUE, Rule.LIFETIME_FRACTION),
                arguments("before it is valid", plain, -1, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("expired", plain, 90, DUE, Rule.EXPIRED),
                // Flags before everything else.
                arguments("forced", plain.flags(true, true, false), 0, DUE, Rule.FORCED),
                arguments("forced beats held", plain.flags(false, true, true), 0, DUE, Rule.FORCED),
                arguments("rehearsal beats held", plain.flags(false, false, true), 0, DUE, Rule.REHEARSAL),
                arguments("held", plain.flags(false, false, false), 70, HELD, Rule.AUTORENEW_OFF),
                arguments("held though expired", plain.flags(false, false, false), 99, HELD, Rule.AUTORENEW_OFF),
                // The window.
                arguments("window to come", window, 49, NOT_YET, Rule.ARI),
                arguments("window passed", window, 52, DUE, Rule.ARI),
                arguments("window passed before issuance", plain.windowDays(-9, -8), 0, DUE, Rule.ARI),
                arguments("late window beats the fraction", plain.windowDays(80, 81), 70, NOT_YET, Rule.ARI),
                arguments("expired beats the window", window, 91, DUE, Rule.EXPIRED),
                // No window at all.
                arguments("empty window", plain.windowDays(50, 50), 55, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("reversed window", plain.windowDays(52, 50), 55, NOT_YET, Rule.LIFETIME_FRACTION),
                arguments("window past expiry", plain.windowDays(89, 91), 70, DUE, Rule.LIFETIME_FRACTION),
                arguments(
                        "window without bounds",
                        plain.window(Instant.MIN, Instant.MAX),
                        1,
                        NOT_YET,
                        Rule.LIFETIME_FRACTION),
                arguments(
                        "window since ever",
                        plain.window(Instant.MIN, Facts.ISSUED),
                        1,
                        NOT_YET,
                        Rule.LIFETIME_FRACTION),
                // As written in the renewal configuration.
                arguments("before 30 days", thirtyDays, 59.9, NOT_YET, Rule.RENEW_BEFORE_EXPIRY),
                arguments("30 days", thirtyDays, 60, DUE, Rule.RENEW_BEFORE_EXPIRY),
                arguments(
                        "5 days is later than the fraction",
                        plain.renewBeforeExpiry(Duration.ofDays(5)),
                        80,
                        NOT_YET,
                        Rule.RENEW_BEFORE_EXPIRY),
                arguments(
                        "100 years", plain.renewBeforeExpiry(Duration.ofDays(36500)), 0, DUE, Rule.RENEW_BEFORE_EXPIRY),
                arguments(
                        "for ever",
                        plain.renewBeforeExpiry(Duration.ofSeconds(Long.MAX_VALUE)),
                        0,
                        DUE,
                        Rule.RENEW_BEFORE_EXPIRY),
                arguments(
                        "negative",
                        plain.renewBeforeExpiry(Duration.ofDays(-1)),
                        89,
                        NOT_YET,
                        Rule.RENEW_BEFORE_EXPIRY),
                // Both: whichever comes first.
                arguments("window first", thirtyDays.windowDays(50, 52), 53, DUE, Rule.ARI),
                arguments("interval first", thirtyDays.windowDays(70, 72), 61, DUE, Rule.RENEW_BEFORE_EXPIRY),
                arguments("both passed", thirtyDays.windowDays(70, 72), 75, DUE, Rule.ARI),
                arguments("neither, window first", thirtyDays.windowDays(50, 52), 49, NOT_YET, Rule.ARI),
                arguments(
                        "neither, interval first",
                        thirtyDays.windowDays(70, 72),
                        49,
                        NOT_YET,
                        Rule.RENEW_BEFORE_EXPIRY),
                arguments("bad window, interval", thirtyDays.windowDays(52, 50), 60, DUE, Rule.RENEW_BEFORE_EXPIRY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    @Tag("case63")
    void theFirstRuleThatDecidesWins(String what, Facts facts, double day, Class<?> answer, Rule rule) {
        Decision decision = facts.onDay(day);

        assertThat(decision).as(what).isInstanceOf(answer);
        assertThat(decision.rule()).as(what).isEqualTo(rule);
        assertThat(decision.reason()).as(what).endsWith(".").hasLineCount(1);
        assertThat(decision.facts()).isSameAs(facts.facts());
    }

    @Test
    void laterComesWithTheInstant() {
        Decision decision = Facts.ninetyDays().onDay(1);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.NotYet.class,
                        notYet -> assertThat(notYet.when()).isEqualTo(Instant.parse("2026-12-31T00:00:00Z")));
        assertThat(decision.reason())
                .isEqualTo("Two thirds of the certificate's life of 90 days will have passed at 2026-12-31T00:00:00Z.");
    }

    @Test
    void aWindowThatMakesNoSenseIsMentioned() {
        assertThat(Facts.ninetyDays().windowDays(52, 50).onDay(1).reason()).contains("makes no sense and is ignored");
    }

    @Test
    void aLongRenewBeforeExpiryIsWarnedOfInDays() {
        Facts shortLived = Facts.of(Duration.ofDays(45)).renewBeforeExpiry(Duration.ofDays(30));
        assertThat(Decider.warning(shortLived.facts()))
                .get()
                .asString()
                .isEqualTo("renew_before_expiry is 30 days but the certificate lives only 45 days: it is renewed every"
                        + " 15 days. Remove renew_before_expiry to renew it every 30 days.");

        Facts always = Facts.of(Duration.ofDays(6)).renewBeforeExpiry(Duration.ofDays(30));
        assertThat(Decider.warning(always.facts())).get().asString().contains("renewed at every run", "every 3 days");

        Facts third = Facts.ninetyDays().renewBeforeExpiry(Duration.ofDays(30));
        assertThat(Decider.warning(third.facts())).isEmpty();
        assertThat(Decider.warning(Facts.ninetyDays().facts())).isEmpty();
    }
}
