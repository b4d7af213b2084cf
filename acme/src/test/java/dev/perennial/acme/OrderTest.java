package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest extends CaScenario {
    private final Csr csr = Csr.create(newKey(), List.of(new Identifier.Dns("a.example")), false);
    private static final Reply CREATED =
            Reply.json(201, ORDER.formatted("pending")).at("/order/1");

    @Test
    void anOrderSaysAllThatWasAsked() throws Exception {
        ca.on("/new-order", CREATED);
        OrderRequest request = new OrderRequest(
                Requests.forNames("a.example", "a.example").identifiers(),
                Optional.of("classic"),
                Optional.of("AAAA.BBBB"),
                Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                Optional.empty());
        assertThat(account.newOrder(request).url()).isEqualTo(ca.url("/order/1"));
        assertThat(ca.requests("/new-order").get(0).payload())
                .hasToString("{\"identifiers\":[{\"type\":\"dns\",\"value\":\"a.example\"}],\"profile\":\"classic\","
                        + "\"replaces\":\"AAAA.BBBB\",\"notBefore\":\"2026-12-01T00:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({"409,alreadyReplaced", "500,serverInternal", "403,unauthorized", "400,malformed", "404,malformed"})
    @Tag("case67")
    void replacesIsLeftOutOnceWhenTheCaObjects(int status, String type) throws Exception {
        ca.on("/new-order", Reply.problem(status, type), CREATED);
        account.newOrder(replacing());
        assertThat(ca.requests("/new-order"))
                .extracting(request -> request.payload().has("replaces"))
                .containsExactly(true, false);
    }

    @Test
    void replacesStaysWhenTheCaIsBusyOrLimitsUsOrDoesNotKnowUs() throws Exception {
        ca.on("/new-order", Reply.problem(503, "serverInternal"), Reply.drop(), CREATED);
        account.newOrder(replacing());
        ca.on("/new-order", Reply.problem(429, "rateLimited").header("Retry-After", "99999"));
        assertThatThrownBy(() -> account.newOrder(replacing())).hasMessageContaining("rateLimited");
        ca.on("/new-order", Reply.problem(400, "accountDoesNotExist"));
        assertThatThrownBy(() -> account.newOrder(replacing())).hasMessageContaining("accountDoesNotExist");
        assertThat(ca.requests("/new-order"))
                .hasSize(5)
                .allMatch(request -> request.payload().has("replaces"));
    }

    @Test
    void replacesIsNotSentToACaThatDoesNotKnowIt() throws Exception {
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY.replace("renewalInfo", "other")))
                .on("/new-order", CREATED);
        account.newOrder(replacing());
        assertThat(ca.requests("/new-order").get(0).payload().has("replaces")).isFalse();
    }

    @Test
    void anOrderForOtherNamesOrWithoutUrlIsRefused() {
        ca.on("/new-order", CREATED);
        assertThatThrownBy(() -> account.newOrder(Requests.forNames("b.example")))
                .hasMessageContaining("other names");
        ca.on("/new-order", Reply.json(201, ORDER.formatted("pending")));
        assertThatThrownBy(() -> account.newOrder(Requests.forNames("a.example")))
                .hasMessageContaining("Location");
    }

    @Test
    void aCachedDirectoryIsForgottenWhenItsNewOrderIsGone() throws Exception {
        client.directory();
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY.replace("new-order", "newer")))
                .on("/newer", CREATED);
        assertThatThrownBy(() -> account.newOrder(Requests.forNames("a.example")))
                .hasMessageContaining("404");
        assertThat(account.newOrder(Requests.forNames("a.example")).status()).isEqualTo(Status.PENDING);
    }

    @Test
    @Tag("case34")
    void aValidAuthorizationMayTakeTimeToArriveAtItsOrder() throws Exception {
        Order order = orderWith(Status.PENDING);
        ca.on(
                "/order/1",
                order(Status.PENDING).header("Retry-After", "30"),
                order(Status.PENDING),
                order(Status.READY));
        assertThat(account.awaitReady(order, LIMIT).status()).isEqualTo(Status.READY);
        assertThat(sleeper.waits()).hasSize(3);
        assertThat(sleeper.waits().get(1)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
        assertThat(sleeper.waits().get(2)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aRetryAfterInThePastDoesNotMakeUsHurry() throws Exception {
        Reply passed = order(Status.PROCESSING).header("Retry-After", "Sat, 01 Jan 2000 00:00:00 GMT");
        ca.on("/order/1", passed, passed, passed, passed, passed, passed, passed, order(Status.VALID));
        account.awaitIssued(account.order(ca.url("/order/1")), LIMIT);
        assertThat(sleeper.waits().getLast()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    @Tag("case35")
    void tenMinutesOfProcessingAreWaitedForAtTheCasPace() throws Exception {
        Reply[] answers = new Reply[21];
        Arrays.fill(answers, order(Status.PROCESSING).header("Retry-After", "30"));
        answers[20] = order(Status.VALID);
        ca.on("/order/1", answers);
        Order order = account.order(ca.url("/order/1"));
        assertThat(account.awaitIssued(order, Duration.ofMinutes(15)).status()).isEqualTo(Status.VALID);
        assertThat(sleeper.waits())
                .hasSizeBetween(19, 20)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(500), Duration.ofSeconds(33)));
        assertThat(sleeper.waits().getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anOrderThatNeverEndsIsGivenUpAtTheDeadline() throws Exception {
        Order order = orderWith(Status.PROCESSING);
        assertThatThrownBy(() -> account.awaitIssued(order, LIMIT))
                .isInstanceOf(AcmeTimeoutException.class)
                .hasMessageContaining("is still processing");
        Duration waited = sleeper.waits().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(LIMIT.minusSeconds(20), LIMIT);
    }

    @Test
    void aCaThatWantsToBeLeftAloneForADayIsNotWaitedFor() throws Exception {
        ca.on("/order/1", order(Status.PROCESSING).header("Retry-After", "86400"));
        Order order = account.order(ca.url("/order/1"));
        AcmeTimeoutException e =
                catchThrowableOfType(AcmeTimeoutException.class, () -> account.awaitIssued(order, LIMIT));
        assertThat(e.retryAt().orElseThrow()).isAfterOrEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(sleeper.waits()).isEmpty();
    }

    @Test
    @Tag("case34")
    @Tag("case38")
    void finalizeIsTriedAgainWhenTheOrderWasNotReady() throws Exception {
        Order order = orderWith(Status.READY);
        ca.on("/order/1/finalize", Reply.problem(403, "orderNotReady"), order(Status.PROCESSING));
        ca.on("/order/1", order(Status.PENDING), order(Status.PENDING), order(Status.READY));
        assertThat(account.finalizeOrder(order, csr).status()).isEqualTo(Status.PROCESSING);
        assertSameCsr(2);
    }

    @Test
    @Tag("case25")
    @Tag("case37")
    void afterALostAnswerToFinalizeTheOrderTellsWhatHappened() throws Exception {
        Order order = orderWith(Status.READY);
        ca.on("/order/1/finalize", Reply.drop()).on("/order/1", order(Status.VALID));
        assertThat(account.finalizeOrder(order, csr).certificate()).contains(ca.url("/cert/1"));
        assertSameCsr(1);
    }

    @ParameterizedTest
    @CsvSource({"500,60", "503,1", "502,"})
    @Tag("case14")
    void anErrorOfTheCaAtFinalizeIsOvercomeWithTheSameCsr(int status, String wait) throws Exception {
        Order order = orderWith(Status.READY);
        Reply error = Reply.problem(status, "serverInternal");
        error = wait == null ? error : error.header("Retry-After", wait);
        ca.on("/order/1/finalize", error, order(Status.VALID)).on("/order/1", order(Status.READY));
        int looked = ca.requests("/order/1").size();
        assertThat(account.finalizeOrder(order, csr).status()).isEqualTo(Status.VALID);
        assertSameCsr(2);
        // Who is busy has done nothing; anybody else may have.
        assertThat(ca.requests("/order/1")).hasSize(status == 503 ? looked : looked + 1);
        assertThat(sleeper.waits().getFirst())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(wait == null ? 0 : Long.parseLong(wait)));
    }

    @Test
    @Tag("case37")
    void aBadCsrLeavesTheOrderToBeFinalizedWithABetterOne() throws Exception {
        Order order = orderWith(Status.READY);
        ca.on("/order/1/finalize", Reply.problem(400, "badCSR"), order(Status.VALID));
        assertThatThrownBy(() -> account.finalizeOrder(order, csr)).hasMessageContaining("badCSR");
        assertThat(account.finalizeOrder(order, csr).status()).isEqualTo(Status.VALID);
    }

    @Test
    @Tag("case37")
    void anInvalidOrderIsReturnedWithItsError() throws Exception {
        String error = "\"error\":{\"type\":\"urn:ietf:params:acme:error:caa\",\"status\":403,\"detail\":\"no\"},";
        ca.on("/order/1", Reply.json(200, ORDER.formatted("invalid").replace("\"finalize\"", error + "\"finalize\"")));
        Order order = account.order(ca.url("/order/1"));
        assertThat(account.awaitIssued(order, LIMIT).error().orElseThrow().summary())
                .isEqualTo("caa: no");
        assertThat(account.awaitReady(order, LIMIT).status()).isEqualTo(Status.INVALID);
    }

    @Test
    void anOrderInAnUnknownStateIsWaitedFor() throws Exception {
        ca.on("/order/1", Reply.json(200, ORDER.formatted("pondering")), order(Status.READY));
        Order order = account.order(ca.url("/order/1"));
        assertThat(order.status()).isEqualTo(Status.UNKNOWN);
        assertThat(account.awaitReady(order, LIMIT).status()).isEqualTo(Status.READY);
    }

    private static OrderRequest replacing() throws Exception {
        return Requests.forNames("a.example").withReplaces(Optional.of("AAAA.BBBB"));
    }

    private void assertSameCsr(int times) {
        assertThat(ca.requests("/order/1/finalize"))
                .hasSize(times)
                .allMatch(request -> request.payload().get("csr").getAsString().equals(Base64Url.encode(csr.der())));
    }
}
