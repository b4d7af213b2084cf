package dev.perennial.it.sequence;

/** A deploy hook for later, after a rehearsal. */
record Reconfigure(String name) implements Action {
    @Override
    public boolean fits(World world) {
        return world.has(name) && world.owns(world.get(name));
    }

    @Override
    public String line(World world) {
        return "reconfigure --cert-name " + name + Keep.HOOK.option();
    }

    @Override
    public World after(World world) {
        return world.change(name, Known::withHook);
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
