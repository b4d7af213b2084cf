package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dns.ChangingZone.Secondary;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real resolver tells Pebble of the record it looks for. */
@NeedsPeer({Peer.NAMED, Peer.PEBBLE, Peer.CHALLTESTSRV})
class ChallengeRecordTest {
    @TempDir
    Path folder;

    @Test
    @Tag("case47")
    void case47ANameThatIsNotThereIsReportedAndTheResponseTakenAway() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.PROMPT);
                Pebble ca = Pebble.asking(zone.resolver(), folder)) {
            Path put = folder.resolve("put");
            Path taken = folder.resolve("taken");
            List<String> line = Lines.certonly(folder, zone, ca, "--manual", "--preferred-challenges", "dns");
            line.addAll(List.of("--manual-auth-hook", "/usr/bin/touch " + put));
            line.addAll(List.of("--manual-cleanup-hook", "/usr/bin/touch " + taken, "-d", "www.example.test"));
            Command.Result result = Command.of(line.toArray(String[]::new)).run();
            assertThat(result.status()).isEqualTo(1);
            assertThat(put).exists();
            assertThat(taken).exists();
            // The number is Pebble's word for NXDOMAIN.
            assertThat(result.stderr().replaceAll("\\s+", " "))
                    .contains("did not validate www.example.test (dns-01: unauthorized: ")
                    .contains("_acme-challenge.www.example.test", " returned an unsuccessful response: 3")
                    .contains("did not find what the --manual-auth-hook should have put there")
                    .contains("Certificates that were in place still are.")
                    .doesNotContain("Exception");
        }
    }
}
