package dev.perennial.it.sequence;

/** One of them does something. */
record Step(Player player, Action action) {
    boolean fits(World world) {
        return player.can(action) && action.fits(world);
    }

    String text(World world) {
        String line = action.line(world);
        return line.isEmpty() ? "somebody: " + action : player + ": " + line + "  (" + action + ')';
    }
}
