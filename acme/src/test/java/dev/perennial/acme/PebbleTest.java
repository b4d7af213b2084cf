package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.RenewalInfoId;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole protocol against a CA that nobody here wrote, which rejects 15 % of all nonces. */
class PebbleTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    static Path folder;

    private static Pebble pebble;
    private static AcmeClient client;

    @BeforeAll
    static void start() throws Exception {
        Pebble.require();
        pebble = new Pebble(
                folder,
                "\"externalAccountBindingRequired\":false",
                Map.of(
                        "PEBBLE_VA_NOSLEEP", "1",
                        "PEBBLE_WFE_NONCEREJECT", "15",
                        "PEBBLE_CHAIN_LENGTH", "2",
                        "PEBBLE_ALTERNATE_ROOTS", "2"));
        client = pebble.client();
    }

    @AfterAll
    static void stop() {
        if (pebble != null) {
            client.close();
            pebble.close();
        }
    }

    @Test
    void obtainsRenewsAndRevokes() throws Exception {
        AcmeAccount account = account();
        Certificate first = obtain(account, List.of("one.example", "two.example"), Optional.empty());
        String certId = RenewalInfoId.of(first).orElseThrow();
        assertThat(client.renewalInfo(certId).start()).isAfter(first.notBefore());

        Certificate second = obtain(account, List.of("one.example"), Optional.of(certId));
        assertThat(account.revoke(first, 4)).isTrue();
        assertThat(account.revoke(first, 4)).isFalse(); // a success too
        assertThat(second.serial()).isNotEqualTo(first.serial());
    }

    /** Not the orders themselves: Pebble 2.10.1 deadlocks if it makes one while an authorization is read. */
    @Test
    @Tag("case7")
    void provesAndIssuesFiftyCertificatesAtOnceOnOneAccount() throws Exception {
        AcmeAccount account = account();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            orders.add(account.newOrder(request(List.of("a" + i + ".example", "b" + i + ".example"))));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Certificate>> results = new ArrayList<>();
            for (Order order : orders) {
                results.add(threads.submit(() -> obtain(account, order)));
            }
            for (Future<Certificate> result : results) {
                assertThat(result.get().identifiers()).hasSize(2);
            }
        }
    }

    @Test
    void offersTheChainsOfAllRoots() throws Exception {
        AcmeAccount account = account();
        Order issued = issue(account, List.of("chains.example"), Optional.empty(), newKey());
        CertificateDownload download = account.download(issued.certificate().orElseThrow());
        assertThat(download.alternates()).hasSize(2);
        for (URI alternate : download.alternates()) {
            CertificateDownload other = account.download(alternate);
            other.chain().requireLinked();
            assertThat(other.chain().leaf()).isEqualTo(download.chain().leaf());
            assertThat(other.chain().topmost()).isNotEqualTo(download.chain().topmost());
        }
    }

    @Test
    @Tag("case50")
    void profilesAreAskedForByName() throws Exception {
        AcmeAccount account = account();
        assertThat(client.directory().meta().profiles()).containsKeys("default", "short");
        OrderRequest brief = request(List.of("brief.example")).withProfile(Optional.of("short"));
        assertThat(account.newOrder(brief).profile()).contains("short");
        assertThatThrownBy(() -> account.newOrder(brief.withProfile(Optional.of("eternal"))))
                .isInstanceOf(AcmeProblemException.class)
                .hasMessageContaining("invalidProfile");
    }

    @Test
    @Tag("case67")
    void replacesThatTheCaRefusesDoesNotStopARenewal() throws Exception {
        Order order = account().newOrder(request(List.of("replaced.example")).withReplaces(Optional.of("AAAA.AAAA")));
        assertThat(order.status()).isIn(Status.PENDING, Status.READY);
    }

    @Test
    @Tag("case55")
    void recoversUpdatesAndRollsOverAnAccount() throws Exception {
        AcmeAccount account = account();
        assertThat(client.find(account.key()).orElseThrow().url()).isEqualTo(account.url());
        assertThat(client.find(newKey())).isEmpty();
        assertThat(account.updateContacts(List.of("mailto:ops@example.org")).contacts())
                .containsExactly("mailto:ops@example.org");

        AcmeAccount moved = account.changeKey(newKey());
        assertThat(moved.fetch().status()).isEqualTo(Status.VALID);
        assertThat(client.find(account.key())).isEmpty();
        AcmeAccount other = account();
        assertThatThrownBy(() -> other.changeKey(moved.key())).hasMessageContaining("belongs to another account");

        moved.deactivate();
        assertThatThrownBy(moved::fetch)
                .isInstanceOf(AcmeProblemException.class)
                .hasMessageContaining("unauthorized");
    }

    @Test
    @Tag("case61")
    void revokesByTheCertificatesOwnKeyAlone() throws Exception {
        KeyPair key = Keys.generate(new KeySpec.Rsa(2048), RANDOM);
        AcmeAccount account = account();
        Order issued = issue(account, List.of("owned.example"), Optional.empty(), key);
        Certificate leaf =
                account.download(issued.certificate().orElseThrow()).chain().leaf();
        assertThatThrownBy(() -> client.revokeWithCertificateKey(newKey(), leaf, 1))
                .isInstanceOf(AcmeProblemException.class);
        assertThatThrownBy(() -> client.revokeWithCertificateKey(key, leaf, 99))
                .hasMessageContaining("badRevocationReason");
        client.revokeWithCertificateKey(key, leaf, 1);
        assertThatThrownBy(() -> account.revoke(leaf, 99)).isInstanceOf(AcmeProblemException.class);
    }

    @Test
    void deactivatesAnAuthorization() throws Exception {
        AcmeAccount account = account();
        Order order = account.newOrder(request(List.of("unwanted.example")));
        Authorization pending = account.authorization(order.authorizations().get(0));
        assertThat(account.deactivate(pending).status()).isEqualTo(Status.DEACTIVATED);
    }

    @Test
    void offersEveryChallengeOfPebble() throws Exception {
        AcmeAccount account = account();
        Order order = account.newOrder(request(List.of("types.example")));
        Authorization authorization =
                account.authorization(order.authorizations().get(0));
        assertThat(authorization.challenges())
                .hasAtLeastOneElementOfType(Http01.class)
                .hasAtLeastOneElementOfType(Dns01.class)
                .hasAtLeastOneElementOfType(TlsAlpn01.class);
        assertThat(authorization.challenges())
                .noneSatisfy(challenge -> assertThat(challenge).isInstanceOf(UnknownChallenge.class));
    }

    @Test
    void anAccountKeyOfEachKindWorks() throws Exception {
        for (KeySpec spec : List.of(new KeySpec.Rsa(2048), new KeySpec.Ec(Curve.P384), new KeySpec.Ec(Curve.P521))) {
            AcmeAccount account =
                    client.register(Keys.generate(spec, RANDOM), new Registration(List.of(), true, Optional.empty()));
            assertThat(account.fetch().status()).as(spec.toString()).isEqualTo(Status.VALID);
        }
    }

    @Test
    @Tag("case54")
    void bindsAnExternalAccount(@TempDir Path other) throws Exception {
        String config = "\"externalAccountBindingRequired\":true,\"externalAccountMACKeys\":{\"kid-1\":"
                + "\"zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W\"}";
        try (Pebble strict = new Pebble(other, config, Map.of());
                AcmeClient bound = strict.client()) {
            assertThat(bound.directory().meta().externalAccountRequired()).isTrue();
            assertThatThrownBy(() -> bound.register(newKey(), new Registration(List.of(), true, Optional.empty())))
                    .hasMessageContaining("externalAccountRequired");
            assertThat(bound.register(
                                    newKey(),
                                    registration("zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W"))
                            .fetch()
                            .status())
                    .isEqualTo(Status.VALID);
            assertThatThrownBy(() -> bound.register(newKey(), registration("AAAA")))
                    .isInstanceOf(AcmeProblemException.class);
        }
    }

    private static Registration registration(String macKey) {
        byte[] mac = java.util.Base64.getUrlDecoder().decode(macKey);
        return new Registration(
                List.of(), true, Optional.of(new ExternalAccountBinding("kid-1", mac, JwsAlgorithm.HS256)));
    }

    private static AcmeAccount account() throws Exception {
        return client.register(newKey(), new Registration(List.of(), true, Optional.empty()));
    }

    private static KeyPair newKey() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), RANDOM);
    }

    private static OrderRequest request(List<String> names) throws Exception {
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : names) {
            identifiers.add(Identifier.dns(name));
        }
        return OrderRequest.of(identifiers).withProfile(Optional.of("default"));
    }

    private static Certificate obtain(AcmeAccount account, List<String> names, Optional<String> replaces)
            throws Exception {
        return obtain(account, account.newOrder(request(names).withReplaces(replaces)));
    }

    private static Certificate obtain(AcmeAccount account, Order order) throws Exception {
        KeyPair key = newKey();
        Order issued = issue(account, order, key);
        CertificateDownload download = account.download(issued.certificate().orElseThrow());
        download.chain().requireLinked();
        assertThat(Keys.match(key, download.chain().leaf().publicKey())).isTrue();
        assertThat(download.chain().certificates()).hasSize(3);
        return download.chain().leaf();
    }

    private static Order issue(AcmeAccount account, List<String> names, Optional<String> replaces, KeyPair key)
            throws Exception {
        return issue(account, account.newOrder(request(names).withReplaces(replaces)), key);
    }

    private static Order issue(AcmeAccount account, Order order, KeyPair key) throws Exception {
        for (URI url : order.authorizations()) {
            Authorization authorization = account.authorization(url);
            if (authorization.status() == Status.PENDING) {
                Http01 challenge = authorization.challenges().stream()
                        .filter(Http01.class::isInstance)
                        .map(Http01.class::cast)
                        .findFirst()
                        .orElseThrow();
                pebble.serve(challenge, account.thumbprint());
                account.respond(authorization, challenge);
                authorization = account.awaitFinal(authorization, LIMIT);
            }
            assertThat(authorization.status()).isEqualTo(Status.VALID);
        }
        Order ready = account.awaitReady(order, LIMIT);
        Csr csr = Csr.create(key, ready.identifiers(), false);
        Order issued = account.awaitIssued(account.finalizeOrder(ready, csr), LIMIT);
        assertThat(issued.status()).isEqualTo(Status.VALID);
        return issued;
    }
}
