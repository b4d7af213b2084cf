package dev.perennial.it.sequence;

/**
 * A dry run, which leaves everything as it is.
 *
 * @param name empty for all that there are
 */
record Rehearse(String name, boolean certonly) implements Action {
    @Override
    public boolean fits(World world) {
        return name.isEmpty()
                ? !certonly
                        && !world.lineages().isEmpty()
                        && world.owns(world.lineages().values())
                : world.has(name) && world.owns(world.get(name));
    }

    @Override
    public String line(World world) {
        String which = name.isEmpty() ? "" : " --cert-name " + name;
        return certonly
                ? "certonly --dry-run" + which + ' '
                        + world.get(name).how(world.get(name).names())
                : "renew --dry-run" + which;
    }

    @Override
    public World after(World world) {
        return world;
    }
}
