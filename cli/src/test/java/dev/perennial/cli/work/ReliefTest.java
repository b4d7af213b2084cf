package dev.perennial.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.engine.Listener;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.ReachNotes;
import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was down when a CA came, and is up again. */
class ReliefTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatAnswersAgainIsNoticedOnceByALaterRun() throws Exception {
        Map<String, List<Identifier>> held = Map.of("a", List.of(Identifier.ip("127.0.0.1")));
        int port = freePort();
        relief(port).note(held, Set.of());
        assertThat(relief(port).repaired(held)).isEmpty();
        try (ServerSocket server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            assertThat(relief(port).repaired(held)).containsExactly("a");
            relief(port).note(held, Set.of());
            assertThat(relief(port).repaired(held)).isEmpty();
        }
        assertThat(relief(port).repaired(held)).as("worse than it was").isEmpty();
    }

    @Test
    void aNameThatHasNoAddressIsSeenAndForgottenOnceItWorks() throws Exception {
        Map<String, List<Identifier>> held = Map.of("a", List.of(Identifier.dns("*.nowhere.invalid")));
        relief(80).note(held, Set.of());
        assertThat(folder.resolve(".perennial/reach.json")).content().contains("\"resolves\":false");
        assertThat(relief(80).repaired(held)).isEmpty();
        relief(80).note(Map.of(), Set.of("a"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedFileIsNoReasonToFail() throws Exception {
        Files.createDirectory(folder.resolve(".perennial"));
        for (String text : List.of("", "[]", "{\"a\":3}", "{\"a\":{}}", "{\"a\":{\"resolves\":\"x\"")) {
            Files.writeString(folder.resolve(".perennial/reach.json"), text);
            assertThat(relief(80).known()).as(text).isEmpty();
        }
    }

    private Relief relief(int port) {
        ReachNotes notes = new ReachNotes(new CertbotPaths(folder, folder, folder), Listener.NONE);
        return new Relief(notes, new ReachProbe(port, Duration.ofSeconds(10)));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
