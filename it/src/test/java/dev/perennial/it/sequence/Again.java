package dev.perennial.it.sequence;

/** The same names once more, by {@code certonly}. */
record Again(String name, boolean force, Keep keep) implements Action {
    @Override
    public boolean fits(World world) {
        return world.has(name)
                && (force || keep == Keep.NOTHING)
                // Who refuses before there is an account makes none.
                && (world.registered() || exit(world) == 0);
    }

    @Override
    public String line(World world) {
        Known known = world.get(name);
        return "certonly --cert-name " + name + ' ' + known.how(known.names())
                + (force ? " --force-renewal" : " --keep-until-expiring") + keep.option();
    }

    @Override
    public World after(World world) {
        if (exit(world) != 0) {
            return world;
        }
        World with = world.withAccount();
        return force ? with.issued(with.get(name).again(keep, with.accounts())) : with;
    }

    @Override
    public int exit(World world) {
        return world.get(name).refuses(keep) ? 1 : 0;
    }
}
