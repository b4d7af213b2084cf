package dev.perennial.it.sequence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A renewal after one that was cut off while it moved the links.
 *
 * @param moved how many of the four links already lead to the new version
 */
record Interrupted(String name, int moved) implements Action {
    @Override
    public boolean fits(World world) {
        // Perennial runs the hook for the version that was cut off, too.
        return world.has(name)
                && world.owns(world.get(name))
                && !world.get(name).hooked();
    }

    /** As far as Certbot comes: it notes where the links lead, and then moves one after another. */
    @Override
    public void prepare(Machine machine) throws IOException {
        Path live = machine.etc("live/" + name);
        List<String> kinds = Machine.KINDS;
        for (String kind : kinds) {
            Path file = live.resolve(kind + ".pem").toRealPath();
            Files.createSymbolicLink(live.resolve("previous_" + kind + ".pem"), file);
            int next = Machine.version(file) + 1;
            Files.copy(file, file.resolveSibling(kind + next + ".pem"));
            if (kinds.indexOf(kind) < moved) {
                Path link = live.resolve(kind + ".pem");
                Path target = Files.readSymbolicLink(link).resolveSibling(kind + next + ".pem");
                Files.delete(link);
                Files.createSymbolicLink(link, target);
            }
        }
    }

    @Override
    public String line(World world) {
        return "renew --force-renewal --cert-name " + name;
    }

    @Override
    public World after(World world) {
        return world.issued(world.get(name).renewed(Keep.NOTHING, world.accounts()));
    }
}
