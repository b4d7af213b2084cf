package dev.perennial.it.sequence;

import java.util.SortedSet;
import java.util.TreeSet;

/** Other names for a certificate. */
record Rename(String name, String other) implements Action {
    @Override
    public boolean fits(World world) {
        return world.has(name) && !world.get(name).names().equals(names());
    }

    private SortedSet<String> names() {
        return new TreeSet<>(java.util.List.of(other));
    }

    @Override
    public String line(World world) {
        return "certonly --cert-name " + name + " --renew-with-new-domains "
                + world.get(name).how(names());
    }

    @Override
    public World after(World world) {
        World with = world.withAccount();
        return with.issued(with.get(name).with(names()).again(Keep.NOTHING, with.accounts()));
    }
}
