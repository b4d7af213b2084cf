package dev.perennial.it.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sequence that is being done on a machine, which has to be as it should after each step. */
final class Play {
    private final Machine machine;
    private final List<Player> players;
    private final Map<String, String> keys = new HashMap<>();

    Play(Machine machine, List<Player> players) {
        this.machine = machine;
        this.players = players;
    }

    void play(Sequence sequence) throws IOException, InterruptedException {
        World world = World.EMPTY;
        for (Step step : sequence.steps()) {
            String text = step.text(world);
            step.action().prepare(machine);
            String line = step.action().line(world);
            if (!line.isEmpty()) {
                Command.Result result = machine.run(step.player(), line);
                assertThat(result.status())
                        .as("%s%n%s", text, result)
                        .isEqualTo(step.action().exit(world));
            }
            world = step.action().after(world);
            try {
                look(world, step.player());
            } catch (AssertionError e) {
                throw new AssertionError("after " + text + ": " + e.getMessage(), e);
            }
        }
    }

    /** Whoever did not do the step looks first: some things are mended by looking. */
    private void look(World world, Player player) throws IOException, InterruptedException {
        List<Player> lookers = new ArrayList<>(players);
        lookers.remove(player);
        lookers.add(player);
        Map<Player, List<Seen>> all = new HashMap<>();
        for (Player looker : lookers) {
            Command.Result result = machine.run(looker, "certificates");
            assertThat(result.status()).as("%s looks: %s", looker, result).isZero();
            all.put(looker, Seen.in(result.stdout()));
        }
        List<Seen> seen = all.get(player);
        all.forEach(
                (looker, what) -> assertThat(what).as("what %s sees", looker).isEqualTo(seen));
        assertThat(seen.stream().map(Seen::name))
                .containsExactlyInAnyOrderElementsOf(world.lineages().keySet());
        for (Seen each : seen) {
            each.expect(world.get(each.name()), machine);
            key(world.get(each.name()));
        }
        keys.keySet().removeIf(key -> !world.has(key.substring(0, key.indexOf(' '))));
        assertThat(machine.hooks()).as("calls of hooks").hasSize(world.deployed());
        Sanity.check(machine, world);
    }

    /** Kept where it has to be kept, and nowhere else. */
    private void key(Known known) throws IOException {
        Path file = machine.etc("live/" + known.name() + "/privkey.pem");
        String now = Files.readString(file);
        String id = known.name() + ' ' + known.key();
        assertThat(keys.merge(id, now, (before, after) -> before))
                .as("key %s", id)
                .isEqualTo(now);
        keys.forEach((other, key) -> assertThat(key.equals(now))
                .as("%s has the key of %s", id, other)
                .isEqualTo(id.equals(other)));
    }
}
