package dev.perennial.it.sequence;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A first certificate. */
record Obtain(String name, List<String> more, boolean web, Keep keep) implements Action {
    @Override
    public boolean fits(World world) {
        return !world.has(name);
    }

    private Known known(World world) {
        SortedSet<String> names = new TreeSet<>(more);
        names.add(name);
        int account = world.withAccount().accounts();
        boolean hooked = keep == Keep.HOOK;
        return new Known(name, names, web, keep == Keep.RSA, keep == Keep.REUSE, hooked, false, false, account, 1);
    }

    @Override
    public String line(World world) {
        return "certonly --cert-name " + name + ' '
                + known(world).how(known(world).names()) + keep.option();
    }

    @Override
    public World after(World world) {
        return world.withAccount().issued(known(world));
    }
}
