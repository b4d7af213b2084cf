package dev.perennial.cli.doctor;

import dev.perennial.acme.Sleeper;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.served.ServedChains;
import dev.perennial.cli.served.ServedCheck;
import dev.perennial.cli.served.Server;
import dev.perennial.cli.served.Serving;
import dev.perennial.engine.Parallel;
import dev.perennial.lineage.FileKind;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the servers that the names lead to present the certificate that is stored. Uses disk and network. */
record PresentedCheck(Patient patient, Standing.Known standing, Tools tools, LocalMoments moments) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 20;

    @Override
    public Area area() {
        return Area.SERVED;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        Lineage lineage = standing.stored().lineage();
        List<Certificate> kept;
        try {
            kept = CertificateChain.fromPem(lineage.text(FileKind.FULLCHAIN)).certificates();
        } catch (LineageException | PkiException e) {
            return List.of(new Finding.NotChecked(
                    Area.SERVED, lineage.fullchain().toString(), String.valueOf(e.getMessage()), ""));
        }
        List<Server> servers = new ArrayList<>();
        for (Identifier name : patient.names()) {
            Optional<String> asked = name instanceof Identifier.Dns ? Optional.of(name.value()) : Optional.empty();
            if (!name.value().startsWith("*.")) {
                for (InetAddress address : tools.addresses(name)) {
                    servers.add(new Server(address, tools.ports().tls(), asked));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        List<Server> named = named(findings);
        servers.removeAll(named);
        findings.addAll(Parallel.map(named, server -> of(server, true, lineage, kept)));
        findings.addAll(
                Parallel.map(servers.stream().limit(MOST).toList(), server -> of(server, false, lineage, kept)));
        return findings;
    }

    /** Those that every renewal looks at. */
    private List<Server> named(List<Finding> findings) {
        try {
            return Serving.namedServers(standing.stored(), patient.options());
        } catch (LineageException e) {
            findings.add(new Finding.Failure(
                    Area.SERVED, "verify_served", String.valueOf(e.getMessage()), "Correct it with reconfigure."));
            return List.of();
        }
    }

    private Finding of(Server server, boolean named, Lineage lineage, List<Certificate> kept)
            throws InterruptedException {
        ServedCheck check = new ServedCheck(new ServedChains(tools.dialer().anyone(), PATIENCE), Sleeper.system());
        String looked = server.name().map(name -> name + " at ").orElse("") + server;
        var finding = check.now(server, kept);
        if (Thread.interrupted()) {
            throw new InterruptedException("while looking at a server");
        }
        return switch (finding) {
            case dev.perennial.cli.served.Finding.Same() ->
                new Finding.Ok(Area.SERVED, looked, "presents the certificate that is stored");
            case dev.perennial.cli.served.Finding.OtherIssuers(boolean none) ->
                new Finding.Warning(
                        Area.SERVED,
                        looked,
                        "presents the certificate that is stored, but " + (none ? "not" : "other than stored")
                                + " the issuers that clients need",
                        "Give the server " + lineage.fullchain() + ", not " + lineage.cert() + '.');
            case dev.perennial.cli.served.Finding.Other(Certificate served) -> other(looked, named, lineage, served);
            case dev.perennial.cli.served.Finding.NoAnswer(String why) ->
                named
                        ? new Finding.Failure(
                                Area.SERVED,
                                looked,
                                "no TLS server was seen there: " + why,
                                "Start it, or name another one: reconfigure --cert-name " + lineage.name()
                                        + " --verify-served HOST:PORT.")
                        : new Finding.NotChecked(Area.SERVED, looked, "no TLS server was seen there: " + why, "");
        };
    }

    private Finding other(String looked, boolean named, Lineage lineage, Certificate served) {
        int version = version(lineage, served);
        if (version > 0) {
            return new Finding.Failure(
                    Area.SERVED,
                    looked,
                    "presents version " + version + " of this certificate, valid until "
                            + moments.both(served.notAfter()) + "; version " + lineage.version()
                            + " is stored. The server was not reloaded",
                    "Reload it, and have each renewal do so: reconfigure --cert-name " + lineage.name()
                            + " --deploy-hook 'systemctl reload nginx', for example.");
        }
        String seen = "presents another certificate, from "
                + served.issuerCommonName().orElse("an issuer without name") + ", valid until "
                + moments.both(served.notAfter());
        String files = lineage.fullchain() + " and " + lineage.privkey();
        return named
                ? new Finding.Failure(Area.SERVED, looked, seen, "Give it " + files + '.')
                : new Finding.Warning(
                        Area.SERVED,
                        looked,
                        seen,
                        "If that server is to use this one, give it " + files + " for this name.");
    }

    /** Which earlier version of the lineage this is; 0 if none. */
    private static int version(Lineage lineage, Certificate served) {
        try {
            for (Map.Entry<Integer, Certificate> earlier : lineage.earlier().entrySet()) {
                if (earlier.getValue().equals(served)) {
                    return earlier.getKey();
                }
            }
        } catch (LineageException e) {
            return 0; // then it is told as any other certificate
        }
        return 0;
    }
}
