package dev.perennial.cli.doctor;

import dev.perennial.acme.Http01;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.cli.Failure;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a response where a renewal would put it, by the very code that does so then, looks at it as a CA would, and takes it away
 * again, also when interrupted. Uses disk and network.
 */
record ProofCheck(Patient patient, Tools tools) implements Check {
    @Override
    public Area area() {
        return Area.METHOD;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<Identifier> byHttp = patient.provenBy(Http01.TYPE);
        List<Identifier> byTls = patient.provenBy(TlsAlpn01.TYPE);
        String looked = patient.authenticator().orElse("--standalone, --webroot, --manual");
        try {
            if (patient.authenticator().isEmpty()) {
                findings.add(new Finding.NotChecked(
                        Area.METHOD,
                        looked,
                        "nobody has said how control of the names is to be proven",
                        "Say it as to certonly, with --standalone or --webroot -w DIR, to have it tried."));
                findings.addAll(new HttpProof(patient, tools).reach(byHttp));
                return findings;
            }
            SolverRoutes routes = tools.solvers().routes(patient.options());
            for (Identifier name : patient.names()) {
                routes.hopeless(name, patient.options().list("pref_challs"))
                        .ifPresent(why -> findings.add(new Finding.Failure(
                                Area.METHOD, looked, why, "Prove control in another way: see the command plugins.")));
            }
            if (!findings.isEmpty()) {
                return findings;
            }
            if (looked.equals("manual")) {
                findings.add(new Finding.NotChecked(
                        Area.METHOD,
                        patient.options().text("manual_auth_hook").orElse(looked),
                        "your own command publishes the responses, and is not run by doctor",
                        "Rehearse it with renew --dry-run."));
                findings.addAll(new HttpProof(patient, tools).reach(byHttp));
                return findings;
            }
            if (looked.startsWith("dns-")) {
                findings.add(new Finding.NotChecked(
                        Area.METHOD,
                        looked,
                        "its credentials can be read; doctor changes no zone to see whether they are taken",
                        "Rehearse it with renew --dry-run."));
                return findings;
            }
            findings.addAll(tried(routes, byHttp, Http01.TYPE));
            findings.addAll(tried(routes, byTls, TlsAlpn01.TYPE));
        } catch (Failure e) {
            findings.add(new Finding.Failure(Area.METHOD, looked, e.what(), e.next()));
        }
        return findings;
    }

    private List<Finding> tried(SolverRoutes routes, List<Identifier> names, String type) throws InterruptedException {
        if (names.isEmpty()) {
            return List.of();
        }
        Optional<Solver> solver = routes.others().stream()
                .filter(each -> each.challengeTypes(names.getFirst()).contains(type))
                .findFirst();
        if (solver.isEmpty()) {
            return List.of(new Finding.Failure(
                    Area.METHOD,
                    patient.authenticator().orElse(""),
                    "it does not answer " + type,
                    "Prove control in another way: see the command plugins."));
        }
        List<Probe> probes = names.stream()
                .map(name -> Probe.of(name, type, tools.context().environment().random()))
                .toList();
        List<ChallengeTask> tasks = probes.stream().map(Probe::task).toList();
        List<Finding> findings = new ArrayList<>();
        try (Solver.Presented _ = solver.get().present(tasks)) {
            findings.add(new Finding.Ok(Area.METHOD, where(), "a response can be put there"));
            Parallel.map(probes, probe -> looks(probe, type)).forEach(findings::addAll);
        } catch (SolverException e) {
            findings.add(denied(e));
        }
        return findings;
    }

    private List<Finding> looks(Probe probe, String type) throws InterruptedException {
        return type.equals(Http01.TYPE)
                ? new HttpProof(patient, tools).of(probe)
                : new TlsAlpnProof(patient, tools).of(probe);
    }

    private String where() {
        return patient.authenticator().orElse("").equals("webroot")
                ? "the webroot "
                        + String.join(
                                ", ",
                                patient.options().webrootOf().isEmpty()
                                        ? patient.options().list("webroot_path")
                                        : patient.options().webrootOf().values().stream()
                                                .distinct()
                                                .sorted()
                                                .toList())
                : "port "
                        + patient.options()
                                .number(patient.provenBy(TlsAlpn01.TYPE).isEmpty() ? "http01_port" : "tls_alpn_01_port")
                        + " of this machine";
    }

    private Finding denied(SolverException e) {
        String why = String.valueOf(e.getMessage());
        if (!Tools.byWhoRenews(patient.options())) {
            return new Finding.NotChecked(
                    Area.METHOD, where(), why, "Run this as the user who renews, which usually is root.");
        }
        boolean webroot = patient.authenticator().orElse("").equals("webroot");
        Optional<String> hook = patient.options().text("pre_hook");
        if (!webroot && hook.isPresent()) {
            return new Finding.NotChecked(
                    Area.METHOD,
                    where(),
                    why + " The pre hook '" + hook.get() + "' may free it; doctor runs no hooks",
                    "Rehearse the renewal with renew --dry-run, which does.");
        }
        return new Finding.Failure(
                Area.METHOD,
                where(),
                why,
                webroot
                        ? "Let whoever renews write there, or give the folder that the server serves with -w."
                        : "Stop that server for a moment with --pre-hook and --post-hook, or let it serve the response:"
                                + " --webroot -w DIR.");
    }
}
