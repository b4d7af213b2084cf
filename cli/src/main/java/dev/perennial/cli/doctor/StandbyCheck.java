package dev.perennial.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * A check of a CA that takes over only when another one fails. What is wrong there breaks no renewal today, so it is a warning.
 *
 * @param server its host, to tell it from the others
 */
record StandbyCheck(Check check, String server) implements Check {
    @Override
    public Area area() {
        return check.area();
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : check.run()) {
            // This machine's clock is the same for all.
            if (finding.area() == check.area()) {
                findings.add(mild(finding));
            }
        }
        return findings;
    }

    private Finding mild(Finding finding) {
        String looked = finding.looked().contains(server) ? finding.looked() : finding.looked() + ", for " + server;
        return switch (finding) {
            case Finding.Ok ok -> new Finding.Ok(ok.area(), looked, ok.seen());
            case Finding.NotChecked unknown ->
                new Finding.NotChecked(unknown.area(), looked, unknown.seen(), unknown.remedy());
            case Finding.Warning warning ->
                new Finding.Warning(warning.area(), looked, warning.seen(), warning.remedy());
            case Finding.Failure failure ->
                new Finding.Warning(
                        failure.area(),
                        looked,
                        failure.seen() + "; this CA would take over if the first one failed",
                        failure.remedy());
        };
    }
}
