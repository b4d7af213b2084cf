package dev.perennial.cli.doctor;

import dev.perennial.dns.DnssecStatus;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordType;
import dev.perennial.engine.Parallel;
import dev.perennial.pki.Identifier;
import java.util.List;

/** Whether signatures of the DNS hold: CAs refuse a name whose do not. Uses the network. */
record DnssecCheck(Patient patient, Tools tools) implements Check {
    @Override
    public Area area() {
        return Area.DNSSEC;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<String> hosts = patient.names().stream()
                .filter(Identifier.Dns.class::isInstance)
                .map(Patient::host)
                .distinct()
                .toList();
        return Parallel.map(hosts, this::of);
    }

    private Finding of(String host) throws InterruptedException {
        return switch (tools.dnssec().of(new Question(host, RecordType.A))) {
            case DnssecStatus.Secure(String by) -> new Finding.Ok(Area.DNSSEC, host, "signed and valid, says " + by);
            case DnssecStatus.Unsigned() -> new Finding.Ok(Area.DNSSEC, host, "not signed, which no CA minds");
            case DnssecStatus.Island(String zone) ->
                new Finding.Warning(
                        Area.DNSSEC,
                        host,
                        zone + " is signed, but its parent zone does not say so, so nobody checks it",
                        "Publish its DS record where the domain is registered, or stop signing.");
            case DnssecStatus.Bogus(String by, String why) ->
                new Finding.Failure(
                        Area.DNSSEC,
                        host,
                        "the signatures do not hold, says " + by + (why.isEmpty() ? "" : ": " + why),
                        "Sign the zone anew, or take its DS record out of the parent zone: no CA issues as long as this"
                                + " is so.");
            case DnssecStatus.Unknown(String why) ->
                new Finding.NotChecked(Area.DNSSEC, host, why, "Name a resolver that validates with --dns-resolvers.");
        };
    }
}
