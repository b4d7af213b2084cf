package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.simulate.Simulation;

/** {@code simulate}: what many machines that run this program mean to a CA. */
final class SimulateVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        return new Simulation(context).run(context.options().operands()) ? 0 : 1;
    }
}
