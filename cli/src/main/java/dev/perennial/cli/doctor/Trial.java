package dev.perennial.cli.doctor;

import dev.perennial.acme.Http01;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Responses of one kind, put in place, looked at and taken away. Uses disk and network.
 *
 * @param method {@code webroot} or {@code standalone}
 * @param type of challenge
 */
record Trial(Patient patient, Tools tools, String method, String type) {
    List<Finding> of(List<Identifier> names, SolverRoutes routes) throws InterruptedException {
        Map<Solver, List<Identifier>> bySolver = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Identifier name : names) {
            Optional<Solver> solver = routes.of(name).stream()
                    .filter(each -> each.challengeTypes(name).contains(type))
                    .findFirst();
            if (solver.isPresent()) {
                bySolver.computeIfAbsent(solver.get(), any -> new ArrayList<>()).add(name);
            } else {
                findings.add(new Finding.Failure(
                        Area.METHOD,
                        method,
                        "it does not answer " + type + " for " + name.value(),
                        "Prove control in another way: see the command plugins."));
            }
        }
        for (Map.Entry<Solver, List<Identifier>> each : bySolver.entrySet()) {
            findings.addAll(by(each.getKey(), each.getValue()));
        }
        return findings;
    }

    private List<Finding> by(Solver solver, List<Identifier> names) throws InterruptedException {
        List<Probe> probes = names.stream()
                .map(name -> Probe.of(name, type, tools.context().environment().random()))
                .toList();
        List<ChallengeTask> tasks = probes.stream().map(Probe::task).toList();
        List<Finding> findings = new ArrayList<>();
        try (Solver.Presented _ = solver.present(tasks)) {
            findings.add(new Finding.Ok(Area.METHOD, where(names), "a response can be put there"));
            Parallel.map(probes, this::looks).forEach(findings::addAll);
        } catch (SolverException e) {
            findings.add(denied(e, where(names)));
        }
        return findings;
    }

    private List<Finding> looks(Probe probe) throws InterruptedException {
        return type.equals(Http01.TYPE)
                ? new HttpProof(patient, tools).of(probe)
                : new TlsAlpnProof(patient, tools).of(probe);
    }

    private String where(List<Identifier> names) {
        ParsedOptions options = patient.options();
        if (!method.equals("webroot")) {
            return "port " + options.number(type.equals(TlsAlpn01.TYPE) ? "tls_alpn_01_port" : "http01_port")
                    + " of this machine";
        }
        Map<String, String> folderOf = options.webrootOf();
        List<String> paths = options.list("webroot_path");
        String last = paths.isEmpty() ? "" : paths.getLast();
        SortedSet<String> folders = new TreeSet<>();
        for (Identifier name : names) {
            List<String> routed = Routing.of(options)
                    .find(name)
                    .map(route -> route.arguments())
                    .orElse(List.of());
            folders.add(routed.isEmpty() ? folderOf.getOrDefault(name.value(), last) : routed.getFirst());
        }
        return "the webroot " + String.join(", ", folders);
    }

    private Finding denied(SolverException e, String where) {
        String why = String.valueOf(e.getMessage());
        if (!Tools.byWhoRenews(patient.options())) {
            return new Finding.NotChecked(
                    Area.METHOD, where, why, "Run this as the user who renews, which usually is root.");
        }
        boolean webroot = method.equals("webroot");
        Optional<String> hook = patient.options().text("pre_hook");
        if (!webroot && hook.isPresent()) {
            return new Finding.NotChecked(
                    Area.METHOD,
                    where,
                    why + " The pre hook '" + hook.get() + "' may free it; doctor runs no hooks",
                    "Rehearse the renewal with renew --dry-run, which does.");
        }
        return new Finding.Failure(
                Area.METHOD,
                where,
                why,
                webroot
                        ? "Let whoever renews write there, or give the folder that the server serves with -w."
                        : "Stop that server for a moment with --pre-hook and --post-hook, or let it serve the response:"
                                + " --webroot -w DIR.");
    }
}
