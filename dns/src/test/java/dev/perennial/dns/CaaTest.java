package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.DnsFault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may issue, by RFC 8659 and RFC 8657. */
class CaaTest {
    private static final String ACCOUNT = "https://ca.example/acct/1";

    private final Delegation world = new Delegation();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 issue \"ca.example\" | PERMITTED",
                "0 issue \"CA.Example\" | PERMITTED",
                "0 issue \" ca.example ; \" | PERMITTED",
                "0 issue \";\" | OTHERISSUERS",
                "0 issue \"other.example\" | OTHERISSUERS",
                "0 issue \"ca.example; accounturi=https://ca.example/acct/1\" | PERMITTED",
                "0 issue \"ca.example; accounturi=https://ca.example/acct/2\" | OTHERACCOUNT",
                "0 issue \"ca.example; validationmethods=dns-01,http-01\" | PERMITTED",
                "0 issue \"ca.example; validationmethods=dns-01\" | OTHERMETHODS",
                "0 issue \"ca.example; accounturi=https://ca.example/acct/1; accounturi=https://ca.example/acct/1\" | MALFORMED",
                "0 issue \"ca.example; not a parameter\" | MALFORMED",
                "0 issue \"ca.example; unknown=1\" | PERMITTED",
                "0 iodef \"mailto:a@example.com\" | UNRESTRICTED",
                "0 issuewild \";\" | UNRESTRICTED",
                "128 future \"x\" | UNKNOWNTAG",
                "0 future \"x\" | UNRESTRICTED",
                "128 issue \"ca.example\" | PERMITTED",
            })
    void oneRecord(String record, String verdict) throws Exception {
        world.both(dns -> dns.setCaa("www.example.com", record));
        assertThat(verdict(false)).isEqualTo(verdict);
    }

    @Test
    void aWildcardHasItsOwnRecords() throws Exception {
        world.both(dns -> dns.setCaa("example.com", "0 issue \"ca.example\"", "0 issuewild \";\""));
        assertThat(verdict(false)).isEqualTo("PERMITTED");
        assertThat(verdict(true)).isEqualTo("OTHERISSUERS");
    }

    @Test
    void oneOfSeveralIsEnoughAndTheNearestIsTheOneToMend() throws Exception {
        String mine = "0 issue \"ca.example; accounturi=" + ACCOUNT + "\"";
        String others = "0 issue \"ca.example; accounturi=https://ca.example/acct/9\"";
        world.both(dns -> dns.setCaa("www.example.com", "0 issue \"other.example\"", others, mine));
        assertThat(verdict(false)).isEqualTo("PERMITTED");
        world.both(dns -> dns.setCaa("www.example.com", "0 issue \"other.example\"", others));
        assertThat(verdict(false)).isEqualTo("OTHERACCOUNT");
    }

    @Test
    void theNearestLevelCounts() throws Exception {
        world.both(dns -> dns.setCaa("example.com", "0 issue \"other.example\""));
        CaaSet above = new CaaLookup(world.authorities()).find("a.b.www.example.com");
        assertThat(above.at()).isEqualTo("example.com");
        assertThat(above.looked()).hasSize(4);
        world.both(dns -> dns.setCaa("www.example.com", "0 issue \"ca.example\""));
        assertThat(new CaaLookup(world.authorities()).find("www.example.com").at())
                .isEqualTo("www.example.com");
    }

    /** RFC 8659 section 3: the records of an alias's target count, those of the target's parents do not. */
    @Test
    void anAliasIsFollowedAndNotClimbedFrom() throws Exception {
        world.zone("other.example", Delegation.SOA);
        world.both(dns -> dns.setCname("www.example.com", "cdn.other.example"));
        world.both(dns -> dns.setCaa("other.example", "0 issue \"other.example\""));
        world.both(dns -> dns.setCaa("example.com", "0 issue \"ca.example\""));
        assertThat(new CaaLookup(world.authorities()).find("www.example.com").at())
                .isEqualTo("example.com");
        world.both(dns -> dns.setCaa("cdn.other.example", "0 issue \";\""));
        assertThat(verdict(false)).isEqualTo("OTHERISSUERS");
    }

    @Test
    void aServerThatFailsIsNoPermission() throws Exception {
        world.both(dns -> dns.fails(Optional.of(DnsFault.SERVFAIL)));
        CaaSet set = new CaaLookup(world.authorities()).find("www.example.com");
        assertThat(set.records()).isEmpty();
        assertThat(set.looked().getFirst().ending()).isEqualTo(Resolution.Ending.NO_ANSWER);
    }

    private String verdict(boolean wildcard) throws InterruptedException {
        CaaSet set = new CaaLookup(world.authorities()).find("www.example.com");
        CaaVerdict verdict = CaaPolicy.judge(
                set.records(),
                new CaaRequest(List.of("ca.example"), Optional.of(ACCOUNT), Optional.of("http-01"), wildcard));
        return verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }
}
