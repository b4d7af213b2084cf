package dev.perennial.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults of docs/faults.md that the real Pebble can be asked for, and the image as users start it. */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL})
class PebbleFaultTest {
    private static final String[] RENEW = {"renew", "--no-random-sleep-on-renew"};

    @TempDir
    private Path folder;

    private Pebble ca;

    @BeforeEach
    void start() throws Exception {
        ca = Pebble.start(
                folder, Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "100", "PEBBLE_CHAIN_LENGTH", "3"));
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    private Command.Result start(String server, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Image.launcher().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--non-interactive", "--http-01-port", Integer.toString(ca.httpPort())));
        command.addAll(List.of("--server", server));
        for (String kind : List.of("config", "work", "logs")) {
            command.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        return Command.of(command.toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", ca.trustPem().toString(), "PATH", "/usr/bin:/bin"))
                .run();
    }

    private Command.Result done(String... words) throws Exception {
        Command.Result result = start(ca.directory().toString(), words);
        assertThat(result.status()).as(result.stderr()).isZero();
        return result;
    }

    private void obtain(String names, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("certonly", "--standalone", "--agree-tos", "-d", names));
        words.addAll(List.of(more));
        done(words.toArray(String[]::new));
    }

    private CertificateChain chain(String name) throws Exception {
        return CertificateChain.fromPem(
                Files.readString(folder.resolve("config/live").resolve(name).resolve("fullchain.pem")));
    }

    private String window(Duration start, Duration end) {
        Instant now = Instant.now();
        return "{\"suggestedWindow\":{\"start\":\"" + now.plus(start) + "\",\"end\":\"" + now.plus(end)
                + "\"},\"explanationURL\":\"https://ca.example/incident\"}";
    }

    /** As if six hours had passed: the CA is asked again. */
    private void forgetWhatTheCaSuggested() throws Exception {
        Files.delete(folder.resolve("work/renewal-info.json"));
    }

    @Test
    @Tag("case32")
    void case32WhatIsStillProvenIsNotProvenAgain() throws Exception {
        obtain("a.example");
        done("renew", "--force-renewal", "--no-random-sleep-on-renew");
        assertThat(ca.log().split("POST /chalZ/", -1)).hasSize(2);
        assertThat(ca.log().split("POST /finalize-order/", -1)).hasSize(3);
    }

    @Test
    @Tag("case45")
    void case45ANameThatTheCaForbidsIsNamedAndTheOthersGetTheirs() throws Exception {
        String names = "a.example,blocked.example,c.example";
        String refusal = start(ca.directory().toString(), "certonly", "--standalone", "--agree-tos", "-d", names)
                .stderr();
        assertThat(refusal).contains("blocked.example").contains("Certificates that were in place still are.");
        obtain(names, "--allow-subset-of-names");
        assertThat(chain("a.example").leaf().identifiers())
                .extracting(Object::toString)
                .hasSize(2)
                .noneMatch(name -> name.contains("blocked"));
    }

    @Test
    @Tag("case57")
    void case57AnAccountThatWasMadeUnderAnotherNameOfTheCa() throws Exception {
        obtain("a.example");
        String other = ca.directory().toString().replace("localhost", "127.0.0.1");
        Path accounts = folder.resolve("config/accounts");
        Files.move(
                accounts.resolve(ca.directory().getAuthority()),
                accounts.resolve(ca.directory().getAuthority().replace("localhost", "127.0.0.1")));
        Command.Result result = start(other, "renew", "--force-renewal", "--no-random-sleep-on-renew");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.stderr())
                .contains("Failed to renew certificate a.example with error: ", "The certificate in place stays")
                .contains("Key ID (kid) in JWS header missing expected URL prefix");
    }

    @Test
    @Tag("case59")
    void case59ThreeIntermediatesAreKept() throws Exception {
        obtain("a.example");
        assertThat(chain("a.example").certificates()).hasSize(4);
        chain("a.example").requireLinked();
    }

    @Test
    @Tag("case63")
    void case63WindowsThatAreNoneAreIgnored() throws Exception {
        obtain("a.example");
        Certificate certificate = chain("a.example").leaf();
        for (String text : List.of(
                "nonsense",
                "{}",
                window(Duration.ofDays(-1), Duration.ofDays(-2)),
                "{\"suggestedWindow\":{\"start\":\"9999-01-01T00:00:00+23:00\",\"end\":\"9999-12-31T00:00:00Z\"}}")) {
            ca.suggest(certificate, text);
            assertThat(done(RENEW).stdout()).as(text).contains("(skipped)");
            forgetWhatTheCaSuggested();
        }
        assertThat(ca.log().split("GET /draft-ietf-acme-ari-03/renewalInfo/", -1))
                .hasSizeGreaterThan(4);
        assertThat(chain("a.example").leaf()).isEqualTo(certificate);
    }

    @Test
    @Tag("case64")
    void case64AWindowThatMovesForwardByWeeksIsFollowedAtOnce() throws Exception {
        obtain("a.example");
        Certificate first = chain("a.example").leaf();
        ca.suggest(first, window(Duration.ofDays(40), Duration.ofDays(42)));
        assertThat(done(RENEW).stdout()).contains("(skipped)");
        forgetWhatTheCaSuggested();
        ca.suggest(first, window(Duration.ofMinutes(-2), Duration.ofMinutes(-1)));
        Command.Result renewed = done(RENEW);
        assertThat(renewed.stderr()).contains("https://ca.example/incident");
        assertThat(chain("a.example").leaf()).isNotEqualTo(first);
    }
}
