package dev.perennial.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program is killed by the kernel at the boundaries between its changes of the disk, as strace finds them in a run
 * that is left alone; or the power is cut there, and the disk is what {@link Disk} says. Then the command is given again. By
 * default a sample of them, always the same; with {@code -Dperennial.crash=all} all, with another text those whose names
 * contain it.
 */
@NeedsPeer({Peer.STRACE, Peer.TASKSET})
class AccidentTest {
    private static final int KILLED = 28;

    /** Of each kind of disk. */
    private static final int CUT = 8;

    @TempDir
    Path folder;

    private Lanes lanes;

    @BeforeEach
    void start() throws IOException {
        lanes = new Lanes(folder);
    }

    @AfterEach
    void stop() {
        lanes.close();
    }

    @TestFactory
    @Tag("case71")
    Stream<DynamicTest> case71KilledOrWithoutPowerAtEveryBoundary() throws Exception {
        List<Accident> all = new ArrayList<>();
        for (Story story : Story.values()) {
            List<Boundary> boundaries =
                    lanes.submit(machine -> boundaries(machine, story)).get();
            assertThat(boundaries).hasSizeGreaterThan(25);
            for (Survival survival : Survival.values()) {
                boundaries.forEach(boundary -> all.add(new Accident(story, boundary, survival)));
            }
        }
        return chosen(all).stream()
                .map(accident -> lanes.test(accident.toString(), machine -> {
                    accident.happen(machine);
                    return accident;
                }));
    }

    private static List<Boundary> boundaries(Machine machine, Story story) throws IOException, InterruptedException {
        machine.begin(story);
        return Boundary.all(machine.trace(story.command()), machine.config());
    }

    private static List<Accident> chosen(List<Accident> all) {
        String wanted = System.getProperty("perennial.crash", "");
        if (!wanted.isEmpty()) {
            return all.stream()
                    .filter(each -> wanted.equals("all") || each.toString().contains(wanted))
                    .toList();
        }
        List<Accident> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(71));
        List<Accident> sample = new ArrayList<>();
        for (Survival survival : Survival.values()) {
            mixed.stream()
                    .filter(each -> each.survival() == survival)
                    .limit(survival == Survival.ALL ? KILLED : CUT)
                    .forEach(sample::add);
        }
        return sample;
    }
}
