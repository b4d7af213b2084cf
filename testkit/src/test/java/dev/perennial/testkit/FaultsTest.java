package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad days of the CA. */
class FaultsTest {
    private TestCa ca;
    private TinyClient client;

    @BeforeEach
    void register() throws Exception {
        ca = TestCa.start();
        client = TinyClient.registered(ca);
    }

    @AfterEach
    void stop() {
        client.close();
        ca.close();
    }

    @Test
    void theNextRequestsAreRefusedAndThoseAfterThemServed() throws Exception {
        ca.faults()
                .next(2, Route.NEW_ORDER, Fault.problem("rateLimited", 429, "too many orders", Duration.ofSeconds(7)));
        for (int i = 0; i < 2; i++) {
            Reply refused = client.newOrder("a.example");
            assertThat(refused.problem()).isEqualTo("429 rateLimited");
            assertThat(refused.header("Retry-After")).isEqualTo("7");
            assertThat(refused.header("Replay-Nonce")).isNotEmpty();
        }
        assertThat(client.newOrder("a.example").status()).isEqualTo(201);
        assertThat(ca.requests().withProblem("rateLimited")).hasSize(2);
    }

    @Test
    void aLoadBalancerAnswersWithoutNonce() throws Exception {
        ca.faults().next(Route.NEW_ORDER, Fault.instead(503, "text/html", "<h1>busy</h1>"));
        Reply reply = client.newOrder("a.example");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("<h1>busy</h1>");
        assertThat(reply.headers().firstValue("Replay-Nonce")).isEmpty();
    }

    @Test
    void aConnectionDropsBeforeOrAfterTheWorkIsDone() throws Exception {
        ca.faults().next(Route.NEW_ORDER, Fault.droppedBefore());
        assertThatThrownBy(() -> client.newOrder("a.example")).isInstanceOf(IOException.class);
        ca.faults().next(Route.NEW_ORDER, Fault.droppedAfter());
        assertThatThrownBy(() -> client.newOrder("b.example")).isInstanceOf(IOException.class);
        String orders = client.read(client.accountUrl).text("orders");
        assertThat(client.read(orders).json().getAsJsonArray("orders")).hasSize(1);
        assertThat(ca.requests().on(Route.NEW_ORDER))
                .extracting(LoggedRequest::status)
                .containsExactly(0, 0);
    }

    @Test
    void anAnswerIsChangedAfterTheWorkIsDone() throws Exception {
        ca.faults()
                .next(
                        Route.NEW_ORDER,
                        Fault.rewritten(answer -> answer.without("location").withBody("{")));
        Reply reply = client.newOrder("a.example");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers().firstValue("Location")).isEmpty();
        assertThat(reply.body()).isEqualTo("{");
    }

    @Test
    void aFaultLastsUntilItIsCleared() throws Exception {
        ca.faults().always(Route.DIRECTORY, Fault.problem("serverInternal", 500, "out of order"));
        for (int i = 0; i < 3; i++) {
            assertThat(client.get(ca.directory().toString()).status()).isEqualTo(500);
        }
        ca.faults().clear();
        assertThat(client.get(ca.directory().toString()).status()).isEqualTo(200);
    }
}
