package dev.perennial.it.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.CertbotServer;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certbot and Perennial take turns on one folder, at random. After each step all of them list the same certificates as
 * valid, and all that is there is as it has to be. {@code -Dperennial.sequences.seed=N -Dperennial.sequences.count=1}
 * does one again.
 */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL, Peer.CERTBOT})
class SequencesTest {
    private static final long SEED = Long.getLong("perennial.sequences.seed", 20261125);
    private static final int COUNT = Integer.getInteger("perennial.sequences.count", 200);
    private static final int COURSES = 3;

    @TempDir
    Path folder;

    private final Map<Player, CertbotServer> certbots = new EnumMap<>(Player.class);

    @BeforeEach
    void start() throws Exception {
        certbots.put(Player.CERTBOT, CertbotServer.start(Peer.CERTBOT, folder.resolve("certbot")));
        if (Peer.NEWEST_CERTBOT.find().isPresent()) {
            certbots.put(Player.NEWEST_CERTBOT, CertbotServer.start(Peer.NEWEST_CERTBOT, folder.resolve("newest")));
        }
    }

    @AfterEach
    void stop() {
        certbots.values().forEach(CertbotServer::close);
    }

    @Test
    void whateverTheyDoInTurnTheySeeTheSame() throws Exception {
        List<Player> players = new ArrayList<>(certbots.keySet());
        players.addAll(List.of(Player.PERENNIAL, Player.PERENNIAL_AS_CERTBOT));
        ConcurrentLinkedQueue<Long> seeds = new ConcurrentLinkedQueue<>(
                LongStream.range(SEED, SEED + COUNT).boxed().toList());
        List<String> troubles = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(COURSES)) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < COURSES; i++) {
                Path own = folder.resolve("course" + i);
                all.add(workers.submit(() -> play(own, players, seeds)));
            }
            for (Future<List<String>> each : all) {
                troubles.addAll(each.get());
            }
        }
        assertThat(troubles).isEmpty();
        assertThat(seeds).isEmpty();
        assertThat(folder.resolve("course0/site")).isEmptyDirectory();
    }

    private List<String> play(Path own, List<Player> players, ConcurrentLinkedQueue<Long> seeds) throws Exception {
        List<String> troubles = new ArrayList<>();
        try (Course course = new Course(own, certbots, players)) {
            Long seed = seeds.poll();
            while (seed != null) {
                Optional<String> trouble = course.trouble(RandomSequences.of(seed, players));
                if (trouble.isPresent()) {
                    troubles.add("-Dperennial.sequences.count=1 -Dperennial.sequences.seed=" + seed + trouble.get());
                }
                seed = seeds.poll();
            }
        }
        return troubles;
    }
}
