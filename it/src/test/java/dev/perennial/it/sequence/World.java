package dev.perennial.it.sequence;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What has to be there.
 *
 * @param accounts how many there have been
 * @param registered whether the last one is still there
 * @param lineages by name
 * @param deployed how often a deploy hook has run
 */
record World(int accounts, boolean registered, SortedMap<String, Known> lineages, int deployed) {
    static final World EMPTY = new World(0, false, new TreeMap<>(), 0);

    /** With an account, a new one if need be. */
    World withAccount() {
        return registered ? this : new World(accounts + 1, true, lineages, deployed);
    }

    World withoutAccount() {
        return new World(accounts, false, lineages, deployed);
    }

    World with(Known lineage) {
        SortedMap<String, Known> all = new TreeMap<>(lineages);
        all.put(lineage.name(), lineage);
        return new World(accounts, registered, all, deployed);
    }

    World without(String name) {
        SortedMap<String, Known> all = new TreeMap<>(lineages);
        all.remove(name);
        return new World(accounts, registered, all, deployed);
    }

    /** After a certificate came, and its hook ran if it has one. */
    World issued(Known lineage) {
        World world = with(lineage);
        return lineage.hooked() ? new World(world.accounts, world.registered, world.lineages, deployed + 1) : world;
    }

    World change(String name, UnaryOperator<Known> change) {
        return with(change.apply(get(name)));
    }

    Known get(String name) {
        Known found = lineages.get(name);
        if (found == null) {
            throw new IllegalStateException("no lineage " + name);
        }
        return found;
    }

    boolean has(String name) {
        return lineages.containsKey(name);
    }

    /** Whether the account that a lineage names is still there. */
    boolean owns(Known lineage) {
        return registered && lineage.account() == accounts;
    }

    boolean owns(Collection<Known> some) {
        return some.stream().allMatch(this::owns);
    }

    /** A name that is nobody's: that of a lineage {@code first-0001}. */
    String duplicate(String first) {
        int number = 1;
        while (has(numbered(first, number))) {
            number++;
        }
        return numbered(first, number);
    }

    private static String numbered(String first, int number) {
        return first + "-000" + number;
    }
}
