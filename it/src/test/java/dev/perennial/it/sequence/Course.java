package dev.perennial.it.sequence;

import dev.perennial.it.interchange.WebFolder;
import dev.perennial.it.peer.CertbotServer;
import dev.perennial.it.peer.Pebble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CA and a web server, with which one sequence after another is done, each on a machine of its own. */
final class Course implements AutoCloseable {
    /** Every name is proven anew. Certbot 2.1 gives up when a nonce is refused twice, so none is. */
    private static final Map<String, String> PEBBLE =
            Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0", "PEBBLE_WFE_NONCEREJECT", "0");

    private static final String WEB = "127.0.0.2";

    private final Path folder;
    private final Map<Player, CertbotServer> certbots;
    private final List<Player> players;
    private final Pebble pebble;
    private final Path site;
    private final WebFolder web;
    private int machines;

    /** @param folder made for it */
    Course(Path folder, Map<Player, CertbotServer> certbots, List<Player> players)
            throws IOException, InterruptedException {
        this.folder = Files.createDirectory(folder);
        this.certbots = certbots;
        this.players = players;
        this.pebble = Pebble.start(folder, PEBBLE);
        this.site = Files.createDirectory(folder.resolve("site"));
        this.web = WebFolder.serve(site, WEB, pebble.httpPort());
        for (String name : RandomSequences.webNames()) {
            pebble.resolve(name, WEB);
        }
    }

    /** Does it; if it does not work, looks for a shorter one that does not work either, and tells of that. */
    Optional<String> trouble(Sequence sequence) throws IOException, InterruptedException {
        Optional<String> trouble = play(sequence);
        // Pebble 2.10.1 that is told to use no proof again does so once in a hundred times.
        if (trouble.isEmpty() || play(sequence).isEmpty()) {
            return Optional.empty();
        }
        for (Sequence shorter : sequence.shorter().toList()) {
            Optional<String> same = trouble(shorter);
            if (same.isPresent()) {
                return same;
            }
        }
        return Optional.of(sequence + "\n" + trouble.get());
    }

    private Optional<String> play(Sequence sequence) throws IOException, InterruptedException {
        Machine machine = Machine.in(folder.resolve("machine" + machines++), site, pebble, certbots);
        try {
            new Play(machine, players).play(sequence);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        web.close();
        pebble.close();
    }
}
