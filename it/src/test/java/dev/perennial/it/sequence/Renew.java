package dev.perennial.it.sequence;

import java.util.Collection;
import java.util.List;

/**
 * {@code renew}, of one or of all.
 *
 * @param name empty for all
 */
record Renew(String name, boolean force, Keep keep) implements Action {
    @Override
    public boolean fits(World world) {
        return (name.isEmpty() ? !world.lineages().isEmpty() : world.has(name))
                && (force || keep == Keep.NOTHING)
                // Who refuses before there is an account makes none.
                && (world.registered() || exit(world) == 0);
    }

    @Override
    public String line(World world) {
        return "renew" + (name.isEmpty() ? "" : " --cert-name " + name) + (force ? " --force-renewal" : "")
                + keep.option();
    }

    private Collection<Known> chosen(World world) {
        return name.isEmpty() ? world.lineages().values() : List.of(world.get(name));
    }

    @Override
    public World after(World world) {
        World now = force ? world.withAccount() : world;
        if (force) {
            for (Known lineage : chosen(world)) {
                now = lineage.refuses(keep) ? now : now.issued(lineage.renewed(keep, now.accounts()));
            }
        }
        return now;
    }

    @Override
    public int exit(World world) {
        return force && chosen(world).stream().anyMatch(lineage -> lineage.refuses(keep)) ? 1 : 0;
    }
}
