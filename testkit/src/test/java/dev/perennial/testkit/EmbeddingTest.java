package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the package documentation promises. */
class EmbeddingTest {
    @Test
    void threeLinesMakeACertificate() throws Exception {
        try (Http01Server web = new Http01Server(0);
                TestCa ca = TestCa.builder().httpPort(web.port()).start();
                TinyClient client = TinyClient.registered(ca)) {
            var chain = client.obtain(web, TinyClient.newKey(), "www.example.org", "example.org");

            assertThat(chain.leaf().identifiers())
                    .containsExactly(Identifier.dns("www.example.org"), Identifier.dns("example.org"));
            chain.requireLinked();
            assertThat(chain.topmost().signedBy(ca.root())).isTrue();
            assertThat(ca.issued()).containsExactly(chain.leaf());
        }
    }

    @Test
    void opensslBuildsAndVerifiesTheChain(@TempDir Path folder) throws Exception {
        try (TestCa ca = TestCa.builder().chainLength(3).start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            var chain = client.obtain(web, TinyClient.newKey(), "a.example");
            Path leaf = Files.writeString(folder.resolve("leaf.pem"), chain.leafPem());
            Path issuers = Files.writeString(folder.resolve("issuers.pem"), chain.issuersPem());
            Path roots = ca.writeTrustPem(folder.resolve("roots.pem"));

            String verdict = OpenSsl.run(
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    "sslserver",
                    "-verify_hostname",
                    "a.example",
                    "-CAfile",
                    roots,
                    "-untrusted",
                    issuers,
                    leaf);

            assertThat(verdict).endsWith("leaf.pem: OK\n");
            assertThat(chain.certificates()).hasSize(4);
        }
    }

    @Test
    void twoAuthoritiesInOneJvmShareNothing() throws Exception {
        try (TestCa one = TestCa.start();
                TestCa other = TestCa.start();
                Http01Server web = new Http01Server(one.httpPort());
                TinyClient client = TinyClient.registered(one)) {
            var chain = client.obtain(web, TinyClient.newKey(), "a.example");

            assertThat(one.revoked(chain.leaf())).isFalse();
            assertThat(other.issued()).isEmpty();
            assertThat(other.requests().all()).isEmpty();
            assertThat(other.dns().queries()).isEmpty();
            assertThat(other.root()).isNotEqualTo(one.root());
        }
    }

    @Test
    void aClosedAuthorityFreesItsPortForTheNext() throws Exception {
        int port;
        try (TestCa ca = TestCa.start()) {
            port = ca.port();
        }
        try (TestCa again = TestCa.builder().port(port).start();
                TinyClient client = new TinyClient(again)) {
            assertThat(client.directory().has("newNonce")).isTrue();
        }
    }

    @Test
    void manyClientsAreServedAtOnce() throws Exception {
        int clients = 16;
        try (TestCa ca = TestCa.start();
                Http01Server web = new Http01Server(ca.httpPort());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<CertificateChain>> work = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String name = "a" + i + ".example";
                work.add(() -> {
                    try (TinyClient client = TinyClient.registered(ca)) {
                        client.obtain(web, TinyClient.newKey(), name, "www." + name);
                        return client.obtain(web, TinyClient.newKey(), name);
                    }
                });
            }
            for (Future<CertificateChain> done : threads.invokeAll(work)) {
                done.get().requireLinked();
            }
            assertThat(ca.issued()).hasSize(2 * clients);
            assertThat(ca.requests().all())
                    .allMatch(request -> request.problem().isEmpty());
        }
    }
}
