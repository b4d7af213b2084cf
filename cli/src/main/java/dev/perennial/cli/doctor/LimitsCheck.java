package dev.perennial.cli.doctor;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.Hold;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.Ledger;
import java.util.List;
import java.util.Optional;

/** Whether earlier failures, or limits of the CA that were reached, keep the next order back. Reads the disk. */
record LimitsCheck(Patient patient, LocalMoments moments) implements Check {
    @Override
    public Area area() {
        return Area.LIMITS;
    }

    @Override
    public List<Finding> run() {
        String looked = "what earlier runs have noted";
        try {
            Optional<Hold> hold = hold();
            if (hold.isPresent()) {
                return List.of(new Finding.Warning(
                        Area.LIMITS,
                        looked,
                        "left alone until " + moments.both(hold.get().until()) + ": "
                                + hold.get().why(),
                        "Mend what was wrong. Then renew --force-renewal tries at once; a limit of the CA itself has to be"
                                + " waited for."));
            }
        } catch (Failure e) {
            return List.of(new Finding.Failure(Area.LIMITS, looked, e.what(), e.next()));
        }
        return patient.standing()
                .flatMap(Standing.Known::trouble)
                .map(trouble -> List.<Finding>of(new Finding.Warning(
                        Area.LIMITS,
                        looked,
                        "the last renewal failed, at " + moments.both(trouble.last()) + ": " + trouble.message(),
                        "Mend what was wrong; the next run tries again.")))
                .orElseGet(() -> List.of(new Finding.Ok(Area.LIMITS, looked, "nothing holds an order back")));
    }

    private Optional<Hold> hold() throws Failure {
        if (patient.standing().isPresent()) {
            return patient.standing().get().facts().hold();
        }
        String account = patient.options().text("account").orElse("");
        return Ledger.read(Folders.of(patient.options()), Listener.NONE)
                .limit(ServerUrl.of(patient.options()), account, patient.names(), moments.now());
    }
}
