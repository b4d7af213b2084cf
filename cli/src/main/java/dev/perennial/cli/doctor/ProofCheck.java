package dev.perennial.cli.doctor;

import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.Http01;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a response where a renewal would put it, by the very code that does so then, looks at it as a CA would, and takes it away
 * again, also when interrupted. Uses disk and network.
 */
record ProofCheck(Patient patient, Tools tools) implements Check {
    private static final String ANOTHER_WAY = "Prove control in another way: see the command plugins.";

    @Override
    public Area area() {
        return Area.METHOD;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Identifier>> byMethod = new LinkedHashMap<>();
        List<Identifier> said = new ArrayList<>();
        for (Identifier name : patient.names()) {
            if (patient.challenge(name).equals(DnsPersist01.TYPE)
                    && patient.method(name).isEmpty()) {
                continue; // there is nothing to put anywhere
            }
            String method = patient.method(name).orElse("");
            byMethod.computeIfAbsent(method, any -> new ArrayList<>()).add(name);
            if (!method.isEmpty()) {
                said.add(name);
            }
        }
        List<Identifier> unsaid = byMethod.remove("");
        if (unsaid != null) {
            findings.addAll(unsaid(unsaid));
        }
        try {
            SolverRoutes routes = said.isEmpty()
                    ? new SolverRoutes(Map.of(), List.of())
                    : tools.solvers().routes(patient.options(), said);
            List<Finding> hopeless = hopeless(routes, said);
            if (!hopeless.isEmpty()) {
                findings.addAll(hopeless);
                return findings;
            }
            for (Map.Entry<String, List<Identifier>> each : byMethod.entrySet()) {
                findings.addAll(by(each.getKey(), each.getValue(), routes));
            }
        } catch (Failure e) {
            findings.add(new Finding.Failure(Area.METHOD, String.join(", ", byMethod.keySet()), e.what(), e.next()));
        }
        return findings;
    }

    private List<Finding> unsaid(List<Identifier> names) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding.NotChecked(
                Area.METHOD,
                "--standalone, --webroot, --manual",
                "nobody has said how control of the names is to be proven",
                "Say it as to certonly, with --standalone or --webroot -w DIR, to have it tried."));
        findings.addAll(new HttpProof(patient, tools).reach(provenBy(Http01.TYPE, names)));
        return findings;
    }

    private List<Finding> hopeless(SolverRoutes routes, List<Identifier> names) {
        List<Finding> findings = new ArrayList<>();
        for (Identifier name : names) {
            String method = patient.method(name).orElse("");
            routes.hopeless(name, patient.options().list("pref_challs"))
                    .ifPresent(why -> findings.add(new Finding.Failure(Area.METHOD, method, why, ANOTHER_WAY)));
        }
        return findings;
    }

    private List<Finding> by(String method, List<Identifier> names, SolverRoutes routes) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        if (PluginNames.isProvider(method)) {
            findings.addAll(new ProviderLook(method).of(names, routes));
        } else if (method.equals("manual")) {
            findings.add(new Finding.NotChecked(
                    Area.METHOD,
                    patient.options().text("manual_auth_hook").orElse(method),
                    "your own command publishes the responses, and is not run by doctor",
                    "Rehearse it with renew --dry-run."));
            findings.addAll(new HttpProof(patient, tools).reach(provenBy(Http01.TYPE, names)));
        } else {
            for (String type : List.of(Http01.TYPE, TlsAlpn01.TYPE)) {
                findings.addAll(new Trial(patient, tools, method, type).of(provenBy(type, names), routes));
            }
        }
        return findings;
    }

    private List<Identifier> provenBy(String type, List<Identifier> names) {
        return names.stream()
                .filter(name -> patient.challenge(name).equals(type))
                .toList();
    }
}
