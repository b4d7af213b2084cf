package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends CaScenario {
    @Test
    @Tag("case8")
    @Tag("case9")
    void retryAfterIsWaitedForAndTheRequestSignedAnew() throws Exception {
        ca.on("/order/1", Reply.problem(429, "rateLimited").header("Retry-After", "7"), order(Status.PENDING));
        account.order(ca.url("/order/1"));
        List<ReceivedRequest> tries = ca.requests("/order/1");
        assertThat(tries).extracting(ReceivedRequest::nonce).hasSize(2).doesNotHaveDuplicates();
        assertThat(tries).extracting(r -> r.jws().signature()).doesNotHaveDuplicates();
        assertThat(sleeper.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8)));
    }

    /** Our own clock, here years behind, does not matter: the answer has a Date. */
    @Test
    @Tag("case69")
    void aRetryAfterThatIsADateCountsByTheClockOfTheCa() throws Exception {
        clock.set(Instant.parse("2020-02-02T20:20:20Z"));
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC));
        ca.on("/order/1", Reply.text(503, "").header("Retry-After", later), order(Status.PENDING));
        account.order(ca.url("/order/1"));
        assertThat(sleeper.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(66)));
    }

    @Test
    @Tag("case11")
    void aRetryAfterBeyondTheDeadlineIsReportedAtOnce() {
        ca.on("/new-order", Reply.problem(429, "rateLimited").header("Retry-After", "604800"));
        AcmeProblemException e = catchThrowableOfType(AcmeProblemException.class, this::newOrder);
        assertThat(e.retryAfter()).contains(Duration.ofDays(7));
        assertThat(e.retryAt()).contains(clock.instant().plus(Duration.ofDays(7)));
        assertThat(e).hasMessageContaining("rateLimited").hasMessageContaining("2026-12-01T12:00:00Z");
        assertThat(ca.requests("/new-order")).hasSize(1);
        assertThat(sleeper.waits()).isEmpty();
    }

    @Test
    @Tag("case15")
    void aPausedAccountIsNotAskedAgain() {
        ca.on("/new-order", Reply.problem(429, "rateLimited"));
        AcmeProblemException e = catchThrowableOfType(AcmeProblemException.class, this::newOrder);
        assertThat(e.paused()).isTrue();
        assertThat(ca.requests("/new-order")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 521})
    @Tag("case13")
    void whatPassesIsTriedAgain(int status) throws Exception {
        ca.on("/order/1", Reply.text(status, "<html>busy</html>"), order(Status.PENDING));
        assertThat(account.order(ca.url("/order/1")).status()).isEqualTo(Status.PENDING);
        assertThat(sleeper.waits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 415, 501})
    void whatWillNotPassIsNotTriedAgain(int status) {
        ca.on("/order/1", Reply.problem(status, "malformed"));
        assertThatThrownBy(() -> account.order(ca.url("/order/1"))).hasMessageContaining("HTTP " + status);
        assertThat(ca.requests("/order/1")).hasSize(1);
    }

    @Test
    void threadsThatWaitForTheDirectoryShareItsFailure() throws Exception {
        ca.on("/down", Reply.text(503, "maintenance"));
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        try (AcmeClient down = builder(ca.url("/down"))
                .sleeper(pause -> untilTheOthersWait(threads))
                .build()) {
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofPlatform().unstarted(() -> failures.add(catchThrowable(down::directory))));
            }
            for (Thread thread : threads) {
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(failures).hasSize(8).allMatch(AcmeProblemException.class::isInstance);
        assertThat(ca.requests("/down")).hasSize(5);
    }

    private static void untilTheOthersWait(List<Thread> threads) {
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING
                                || thread.getState() == Thread.State.TERMINATED)
                        .count()
                < threads.size() - 1) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Tag("case13")
    void aCaThatStaysDownIsLeftAloneAfterFiveTriesWithGrowingWaits() {
        ca.on("/order/1", Reply.text(503, "<h1>Down</h1>\u001b[31m"));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProblemException.class)
                .hasMessageContaining("HTTP 503: <h1>Down</h1> [31m");
        assertThat(ca.requests("/order/1")).hasSize(5);
        assertThat(sleeper.waits().get(3)).isGreaterThan(sleeper.waits().get(0));
    }

    @Test
    @Tag("case21")
    void aBrokenConnectionIsTriedAgainWithAnotherNonce() throws Exception {
        ca.on("/order/1", Reply.drop(), order(Status.PENDING).cut(), order(Status.PENDING));
        assertThat(account.order(ca.url("/order/1")).status()).isEqualTo(Status.PENDING);
        assertThat(ca.requests("/order/1"))
                .extracting(ReceivedRequest::nonce)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dir", "/nonce", "/order/1"})
    @Tag("case12")
    void everyStepSurvivesAServiceThatIsBusy(String path) throws Exception {
        Reply usual = path.equals("/order/1") ? order(Status.PENDING) : Reply.json(200, ScriptedCa.DIRECTORY);
        ca.on("/order/1", order(Status.PENDING));
        ca.on(path, Reply.problem(503, "rateLimited").header("Retry-After", "3"), usual);
        assertThat(account.order(ca.url("/order/1")).status()).isEqualTo(Status.PENDING);
        assertThat(sleeper.waits()).hasSize(1);
    }

    @Test
    void waitsAndExchangesAreReportedWithoutSecrets() throws Exception {
        List<String> seen = new java.util.ArrayList<>();
        ExchangeListener listener = new ExchangeListener() {
            @Override
            public void onExchange(Exchange exchange) {
                seen.add(exchange.method() + " " + exchange.url().getPath() + " " + exchange.status());
            }

            @Override
            public void onWait(Duration wait, String because) {
                seen.add("wait: " + because.substring(0, 14));
            }
        };
        ca.on("/order/1", Reply.text(502, ""), order(Status.PENDING));
        try (AcmeClient watched = builder(ca.url("/dir")).listener(listener).build()) {
            watched.account(KEY, ca.url("/account/1")).order(ca.url("/order/1"));
        }
        assertThat(seen)
                .containsExactly(
                        "GET /dir 200",
                        "HEAD /nonce 200",
                        "POST /order/1 502",
                        "wait: The CA refused",
                        "POST /order/1 200");
    }

    private void newOrder() throws Exception {
        account.newOrder(Requests.forNames("a.example"));
    }
}
