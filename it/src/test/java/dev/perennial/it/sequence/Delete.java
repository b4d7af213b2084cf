package dev.perennial.it.sequence;

/** A certificate that is not wanted any more. */
record Delete(String name) implements Action {
    @Override
    public boolean fits(World world) {
        return world.has(name);
    }

    @Override
    public String line(World world) {
        return "delete --cert-name " + name;
    }

    @Override
    public World after(World world) {
        return world.without(name);
    }
}
