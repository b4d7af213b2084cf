package dev.perennial.it.testca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.CertificateChain;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real lego lives with the test CA, by http-01 and by tls-alpn-01. */
@NeedsPeer(Peer.LEGO)
class LegoTest {
    @TempDir
    private Path folder;

    private void lego(TestCa ca, List<String> options, String... verb) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Peer.LEGO.command(),
                "--path",
                folder.resolve("lego").toString(),
                "--server",
                ca.directory().toString(),
                "--email",
                "admin@a.example",
                "--accept-tos",
                "--domains",
                "a.example"));
        command.addAll(options);
        command.addAll(List.of(verb));
        String anchors = ca.writeTrustPem(folder.resolve("ca.pem")).toString();
        Command.of(command.toArray(String[]::new))
                .with(Map.of("LEGO_CA_CERTIFICATES", anchors, "HOME", folder.toString()))
                .output();
    }

    private CertificateChain obtained() throws Exception {
        return CertificateChain.fromPem(Files.readString(folder.resolve("lego/certificates/a.example.crt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "tls"})
    void legoObtainsRenewsAndRevokes(String challenge) throws Exception {
        try (TestCa ca = TestCa.start()) {
            int port = challenge.equals("http") ? ca.httpPort() : ca.tlsPort();
            List<String> solver = List.of("--" + challenge, "--" + challenge + ".port", "127.0.0.1:" + port);

            lego(ca, solver, "run");
            CertificateChain first = obtained();
            first.requireLinked();
            assertThat(ca.issued()).containsExactly(first.leaf());

            lego(ca, solver, "renew", "--days", "100", "--no-random-sleep");
            CertificateChain second = obtained();
            assertThat(ca.issued()).containsExactly(first.leaf(), second.leaf());

            lego(ca, List.of(), "revoke");
            assertThat(ca.revoked(second.leaf())).isTrue();
            assertThat(ca.revoked(first.leaf())).isFalse();
        }
    }
}
