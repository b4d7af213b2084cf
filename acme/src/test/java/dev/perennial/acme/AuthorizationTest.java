package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizationTest extends CaScenario {
    private static final String ERROR =
            ",\"error\":{\"type\":\"urn:ietf:params:acme:error:connection\",\"detail\":\"refused\"}";

    @Test
    void anAuthorizationIsAwaitedAfterOneAnswer() throws Exception {
        Authorization pending = authorization(authorization("pending", "pending", ""));
        ca.on("/c/1", challenge("processing"));
        assertThat(account.respond(pending, pending.challenges().get(0)).status())
                .isEqualTo(Status.PROCESSING);
        assertThat(ca.requests("/c/1").get(0).payload()).hasToString("{}");

        ca.on("/authz/1", authorization("pending", "processing", "").header("Retry-After", "2"));
        ca.on("/authz/1", authorization("pending", "processing", ""), authorization("valid", "valid", ""));
        assertThat(account.awaitFinal(pending, LIMIT).status()).isEqualTo(Status.VALID);
        assertThat(sleeper.waits()).hasSize(2).allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0);
    }

    @Test
    void aSecondChallengeOfAnAuthorizationIsNeverAnswered() throws Exception {
        Authorization pending = authorization(authorization("pending", "pending", ""));
        ca.on("/c/1", challenge("processing"));
        account.respond(pending, pending.challenges().get(0));
        assertThatThrownBy(() -> account.respond(pending, pending.challenges().get(1)))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("validate a.example by another challenge");
        Authorization tried = authorization(authorization("pending", "processing", ""));
        AcmeAccount restarted = client.account(KEY, account.url());
        assertThatThrownBy(() -> restarted.respond(tried, tried.challenges().get(1)))
                .isInstanceOf(AcmeProtocolException.class);
        assertThat(ca.requests("/c/2")).isEmpty();
    }

    @Test
    void afterALostAnswerAChallengeIsLookedAtBeforeItIsAnsweredAgain() throws Exception {
        Authorization pending = authorization(authorization("pending", "pending", ""));
        ca.on("/c/1", Reply.drop()).on("/authz/1", authorization("valid", "valid", ""));
        assertThat(account.respond(pending, pending.challenges().get(0)).status())
                .isEqualTo(Status.VALID);
        assertThat(ca.requests("/c/1")).hasSize(1);

        ca.on("/c/1", Reply.drop(), challenge("processing")).on("/authz/1", authorization("pending", "pending", ""));
        account.respond(pending, pending.challenges().get(0));
        assertThat(ca.requests("/c/1")).hasSize(3);
    }

    @Test
    @Tag("case43")
    void aChallengeThatStaysPendingWithAnErrorIsAnsweredAgainThreeTimes() throws Exception {
        Authorization pending = authorization(authorization("pending", "pending", ""));
        ca.on("/authz/1", authorization("pending", "pending", ERROR)).on("/c/1", challenge("pending"));
        assertThatThrownBy(() -> account.awaitFinal(pending, Duration.ofMinutes(1)))
                .isInstanceOf(AcmeTimeoutException.class)
                .hasMessageContaining("still pending");
        assertThat(ca.requests("/c/1")).hasSize(3);
    }

    @Test
    @Tag("case43")
    void aChallengeThatIsProcessedForEverIsGivenUpAtTheDeadline() throws Exception {
        Authorization pending = authorization(authorization("pending", "processing", ""));
        assertThatThrownBy(() -> account.awaitFinal(pending, LIMIT))
                .isInstanceOf(AcmeTimeoutException.class)
                .hasMessageContaining("Gave up waiting for authorization " + ca.url("/authz/1"));
        assertThat(ca.requests("/c/1")).isEmpty();
    }

    @Test
    @Tag("case44")
    void aFailedAuthorizationTellsWhatTheCaSaw() throws Exception {
        String seen = ERROR + ",\"validationRecord\":[{\"url\":\"http://a.example/x\",\"hostname\":\"a.example\","
                + "\"port\":\"80\",\"addressesResolved\":[\"192.0.2.1\"],\"addressUsed\":\"192.0.2.1\"}]";
        Authorization failed = authorization(authorization("invalid", "invalid", seen));
        Challenge challenge = account.awaitFinal(failed, LIMIT).challenges().get(0);
        assertThat(challenge.error().orElseThrow().summary()).isEqualTo("connection: refused");
        assertThat(challenge.state().validationRecords().get(0).addressUsed()).contains("192.0.2.1");
        assertThat(sleeper.waits()).isEmpty();
    }

    private Authorization authorization(Reply reply) throws Exception {
        ca.on("/authz/1", reply);
        return account.authorization(ca.url("/authz/1"));
    }

    private static Reply authorization(String status, String first, String more) {
        return Reply.json(200, """
                {"status":"%s","identifier":{"type":"dns","value":"a.example"},"challenges":[
                {"type":"http-01","url":"CA/c/1","status":"%s","token":"abc"%s},
                {"type":"dns-01","url":"CA/c/2","status":"pending","token":"def"}]}""".formatted(status, first, more));
    }

    private static Reply challenge(String status) {
        return Reply.json(
                200, "{\"type\":\"http-01\",\"url\":\"CA/c/1\",\"status\":\"%s\",\"token\":\"abc\"}".formatted(status));
    }
}
