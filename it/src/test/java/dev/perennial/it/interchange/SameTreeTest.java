package dev.perennial.it.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each program leaves when it is alone. */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL, Peer.CERTBOT})
class SameTreeTest {
    @TempDir
    Path folder;

    @Test
    void bothLeaveTheSamePathsModesAndLinks() throws Exception {
        try (Pebble pebble = Pebble.start(folder, Host.PEBBLE)) {
            SortedMap<String, String> certbots = tree(Program.CERTBOT, pebble);
            // Certbot keeps every key and request a second time, which nothing reads; newer ones do not.
            certbots.keySet().removeIf(path -> path.startsWith("config/csr") || path.startsWith("config/keys"));
            // In a folder that only its owner can enter, so the mode of the file makes no difference.
            certbots.replaceAll((path, look) -> path.startsWith("logs/letsencrypt.log") ? "-rw-------" : look);

            assertThat(tree(Program.PERENNIAL, pebble)).isEqualTo(certbots);
        }
    }

    private SortedMap<String, String> tree(Program program, Pebble pebble) throws Exception {
        Host host = new Host(Files.createDirectory(folder.resolve(program.name())), pebble);
        host.obtain(program, "--standalone", "-d", "a.example,b.example");
        host.run(program, "renew", "--force-renewal", "--no-random-sleep-on-renew");
        SortedMap<String, String> tree = new TreeMap<>();
        // An account's name is its key's.
        host.tree().forEach((path, look) -> tree.put(path.replaceFirst("/[0-9a-f]{32}(?=/|$)", "/ID"), look));
        return tree;
    }
}
