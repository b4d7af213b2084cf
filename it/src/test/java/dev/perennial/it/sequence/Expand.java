package dev.perennial.it.sequence;

/** One more name, and Certbot finds the certificate that has the others. */
record Expand(String name, String another) implements Action {
    @Override
    public boolean fits(World world) {
        return world.has(name)
                && !world.get(name).names().contains(another)
                && world.lineages().values().stream()
                                .filter(other -> world.get(name).and(another).containsAll(other.names()))
                                .count()
                        == 1;
    }

    @Override
    public String line(World world) {
        return "certonly --expand " + world.get(name).how(world.get(name).and(another));
    }

    @Override
    public World after(World world) {
        World with = world.withAccount();
        Known known = with.get(name);
        return with.issued(known.with(known.and(another)).again(Keep.NOTHING, with.accounts()));
    }
}
