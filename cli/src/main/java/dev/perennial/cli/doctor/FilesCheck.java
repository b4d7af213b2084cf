package dev.perennial.cli.doctor;

import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.policy.Standing;
import java.util.ArrayList;
import java.util.List;

/** Whether the certificate that is stored is any good. Reads nothing: that was done to find it. */
record FilesCheck(Standing.Known standing, LocalMoments moments) implements Check {
    @Override
    public Area area() {
        return Area.FILES;
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        String looked = standing.stored().lineage().liveDir().toString();
        for (String problem : standing.problems()) {
            findings.add(new Finding.Failure(
                    Area.FILES,
                    looked,
                    problem,
                    "Restore the file from a backup, or get a new version with renew --force-renewal --cert-name "
                            + standing.name() + '.'));
        }
        if (standing.unused()) {
            findings.add(new Finding.Warning(
                    Area.FILES,
                    looked,
                    "a newer version is in the archive, and the links do not lead to it yet",
                    "The next renew switches them."));
        }
        String end = moments.both(standing.facts().notAfter());
        if (standing.expired()) {
            findings.add(new Finding.Failure(
                    Area.FILES, looked, "the certificate expired at " + end, "Mend what is found below, and renew."));
        } else if (standing.problems().isEmpty()) {
            findings.add(new Finding.Ok(Area.FILES, looked, "valid until " + end + ", and its files fit together"));
        }
        return findings;
    }
}
