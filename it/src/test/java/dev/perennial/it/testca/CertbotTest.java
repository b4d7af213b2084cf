package dev.perennial.it.testca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.RenewalInfoId;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Certbot lives with the test CA. */
@NeedsPeer(Peer.CERTBOT)
class CertbotTest {
    @TempDir
    private Path folder;

    private Path live() {
        return folder.resolve("config/live/a.example/cert.pem");
    }

    private void certbot(TestCa ca, String verb, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Peer.CERTBOT.command(),
                verb,
                "--non-interactive",
                "--config-dir",
                folder.resolve("config").toString(),
                "--work-dir",
                folder.resolve("work").toString(),
                "--logs-dir",
                folder.resolve("logs").toString(),
                "--server",
                ca.directory().toString()));
        command.addAll(List.of(more));
        String anchors = ca.writeTrustPem(folder.resolve("ca.pem")).toString();
        Command.of(command.toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", anchors, "PATH", "/usr/bin:/bin"))
                .output();
    }

    private Certificate obtained() throws Exception {
        return Certificate.fromPem(Files.readString(live()));
    }

    @Test
    void certbotObtainsRenewsAndRevokes() throws Exception {
        try (TestCa ca = TestCa.start()) {
            certbot(
                    ca,
                    "certonly",
                    "--standalone",
                    "--http-01-port",
                    Integer.toString(ca.httpPort()),
                    "--agree-tos",
                    "--register-unsafely-without-email",
                    "-d",
                    "a.example,b.example");
            Certificate first = obtained();
            assertThat(ca.issued()).containsExactly(first);

            certbot(ca, "renew", "--force-renewal", "--no-random-sleep-on-renew");
            Certificate second = obtained();
            assertThat(ca.issued()).containsExactly(first, second);

            certbot(ca, "revoke", "--cert-path", live().toString(), "--no-delete-after-revoke");
            assertThat(ca.revoked(second)).isTrue();
            assertThat(ca.revoked(first)).isFalse();
            assertThat(RenewalInfoId.of(second)).isNotEqualTo(RenewalInfoId.of(first));
        }
    }
}
