package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.LoggedRequest;
import dev.perennial.testkit.Route;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As many as a hosting company has on one machine; 200 with {@code -Dperennial.long=true}. */
class ManyCertificatesTest extends CaScenario {
    private static final int COUNT = Boolean.getBoolean("perennial.long") ? 200 : 20;

    /** newOrder, authorization, challenge, finalize, certificate, a poll before and one after finalize, one to spare. */
    private static final int REQUESTS_EACH = 8;

    @BeforeEach
    void start() {
        for (int i = 0; i < COUNT; i++) {
            host.obtain("host" + i + ".example");
        }
        host.ca.requests().clear();
    }

    @Test
    void eachIsRenewedOnceWithAFewSignedRequests() throws Exception {
        host.renew().ends(0);
        assertThat(host.ca.issued()).hasSize(2 * COUNT);
        HashSet<String> renewed = new HashSet<>();
        for (int i = 0; i < COUNT; i++) {
            String name = "host" + i + ".example";
            assertThat(host.archived(name, "cert", 2)).exists();
            renewed.add(host.certificate(name).serial().toString());
        }
        assertThat(renewed).hasSize(COUNT);
        assertThat(host.ca.requests().signed()).isLessThanOrEqualTo(REQUESTS_EACH * COUNT);
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(COUNT);
        assertThat(host.ca.requests().all().stream().map(LoggedRequest::status)).allMatch(status -> status < 300);
    }

    @Test
    void nothingDueMeansNoSignedRequestAtAll() {
        host.done("renew");
        assertThat(host.ca.requests().all().stream().map(LoggedRequest::method)).doesNotContain("POST");
        host.ca.requests().clear();
        host.done("renew");
        assertThat(host.ca.requests().all()).as("the advice is still good").isEmpty();
    }
}
