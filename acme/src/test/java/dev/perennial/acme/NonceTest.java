package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NonceTest extends CaScenario {
    @Test
    @Tag("case1")
    void aRejectedNonceIsReplacedByTheOneThatCameWithTheRejection() throws Exception {
        ca.on("/order/1", Reply.problem(400, "badNonce").nonce("from-the-rejection"), order(Status.PENDING));
        account.order(ca.url("/order/1"));
        List<ReceivedRequest> tries = ca.requests("/order/1");
        assertThat(tries).hasSize(2);
        assertThat(tries.get(1).nonce()).isEqualTo("from-the-rejection");
        assertThat(tries.get(1).jws().signature())
                .isNotEqualTo(tries.get(0).jws().signature());
        assertThat(sleeper.waits()).isEmpty();
    }

    @Test
    @Tag("case3")
    void aRejectionWithoutNonceMakesUsFetchOne() throws Exception {
        ca.on("/order/1", Reply.problem(400, "badNonce").nonce(" "), order(Status.PENDING));
        assertThat(account.order(ca.url("/order/1")).status()).isEqualTo(Status.PENDING);
        assertThat(ca.requests("/nonce")).hasSize(2);
    }

    @Test
    @Tag("case2")
    void twentyRejectionsInARowAreEnough() {
        ca.on("/order/1", Reply.problem(400, "badNonce"));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("20 nonces in a row");
        assertThat(ca.requests("/order/1")).hasSize(20);
    }

    @Test
    @Tag("case5")
    void aNonceWithForeignCharactersIsIgnored() throws Exception {
        ca.on("/order/1", order(Status.PENDING).nonce("bad nonce\"}"), order(Status.READY));
        account.order(ca.url("/order/1"));
        account.order(ca.url("/order/1"));
        assertThat(ca.requests("/nonce")).hasSize(2);
    }

    @Test
    @Tag("case6")
    void aNonceFromBeforeALongWaitIsNotUsed() throws Exception {
        ca.on("/order/1", order(Status.PENDING));
        account.order(ca.url("/order/1"));
        clock.advance(Duration.ofMinutes(20));
        account.order(ca.url("/order/1"));
        assertThat(ca.requests("/nonce")).hasSize(2);
    }

    @Test
    void theFreshestNonceIsUsedFirst() throws Exception {
        ca.on(
                "/order/1",
                order(Status.PENDING).nonce("old"),
                order(Status.PENDING).nonce("new"),
                order(Status.READY));
        account.order(ca.url("/order/1"));
        account.order(ca.url("/order/1"));
        account.order(ca.url("/order/1"));
        assertThat(ca.requests("/order/1").get(1).nonce()).isEqualTo("old");
        assertThat(ca.requests("/order/1").get(2).nonce()).isEqualTo("new");
    }

    @Test
    void aCachedNonceResourceIsAskedInAnotherWay() throws Exception {
        ca.on("/nonce", Reply.text(200, "").nonce("cached"), Reply.text(200, "").nonce("cached"), Reply.text(204, ""));
        ca.on("/order/1", order(Status.PENDING).nonce(" "));
        account.order(ca.url("/order/1"));
        account.order(ca.url("/order/1"));
        assertThat(ca.requests("/nonce")).extracting(ReceivedRequest::method).containsExactly("HEAD", "HEAD", "GET");
        assertThat(ca.requests("/order/1").get(1).nonce()).startsWith("good-");
    }

    @Test
    @Tag("case7")
    void threeHundredThreadsNeverUseANonceTwice() throws Exception {
        ca.on("/order/1", order(Status.PENDING));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Order>> all = new ArrayList<>(Collections.nCopies(300, null));
            all.replaceAll(none -> threads.submit(() -> {
                account.order(ca.url("/order/1")); // from here on the nonces are those of earlier answers
                return account.order(ca.url("/order/1"));
            }));
            for (Future<Order> one : all) {
                assertThat(one.get().status()).isEqualTo(Status.PENDING);
            }
        }
        assertThat(ca.requests("/order/1"))
                .extracting(ReceivedRequest::nonce)
                .hasSize(600)
                .doesNotHaveDuplicates();
        assertThat(ca.requests("/dir")).hasSize(1);
    }
}
