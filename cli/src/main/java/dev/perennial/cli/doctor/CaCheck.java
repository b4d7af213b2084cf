package dev.perennial.cli.doctor;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.store.ServerUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the CA can be reached and what time it has. Asks it for its directory and nothing else. */
record CaCheck(Patient patient, Tools tools) implements Check {
    @Override
    public Area area() {
        return Area.CA;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            String looked = ServerUrl.of(patient.options()).toString();
            try {
                AcmeClient client = tools.clients().of(patient.options());
                client.directory();
                findings.add(new Finding.Ok(Area.CA, looked, "it answers"));
                client.clockSkew().ifPresent(ahead -> findings.add(clock(ahead)));
            } catch (AcmeException e) {
                findings.add(
                        new Finding.Failure(
                                Area.CA,
                                looked,
                                String.valueOf(e.getMessage()),
                                "Check --server, DNS, firewall and proxy of this machine, and what the CA says of its own state."));
            }
        } catch (Failure e) {
            findings.add(new Finding.Failure(Area.CA, "--server", e.what(), e.next()));
        }
        return findings;
    }

    private static Finding clock(Duration ahead) {
        String looked = "this machine's clock";
        return ClockWatch.notable(ahead)
                ? new Finding.Failure(
                        Area.CLOCK,
                        looked,
                        ClockWatch.difference(ahead),
                        "Set it, for example by NTP: when to renew depends on it.")
                : new Finding.Ok(Area.CLOCK, looked, "it agrees with the CA's");
    }
}
