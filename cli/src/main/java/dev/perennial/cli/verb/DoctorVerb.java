package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.doctor.Doctor;
import dev.perennial.lineage.LineageException;

/** {@code doctor}: what would make the next renewal fail. Changes nothing, and asks the CA for its directory alone. */
final class DoctorVerb implements Verb {
    @Override
    public int run(Context context) throws Failure, LineageException, InterruptedException {
        return new Doctor(context).run();
    }
}
