package dev.perennial.it.sequence;

/** A second certificate of the same names. */
record Duplicate(String name) implements Action {
    @Override
    public boolean fits(World world) {
        return world.has(name) && first(world).equals(name);
    }

    /** The lineage is called after it; Certbot sorts the names if it can choose. */
    private String first(World world) {
        return world.get(name).names().first();
    }

    @Override
    public String line(World world) {
        return "certonly --duplicate " + world.get(name).how(world.get(name).names());
    }

    @Override
    public World after(World world) {
        World with = world.withAccount();
        Known known = with.get(name);
        return with.issued(new Known(
                with.duplicate(name),
                known.names(),
                known.web(),
                false,
                false,
                false,
                false,
                false,
                with.accounts(),
                1));
    }
}
