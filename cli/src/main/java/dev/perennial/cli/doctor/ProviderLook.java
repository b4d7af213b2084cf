package dev.perennial.cli.doctor;

import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.dns.DnsSolver;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a DNS provider knows the credentials and has the zones. Uses the network and changes no zone.
 *
 * @param method {@code dns-cloudflare}
 */
record ProviderLook(String method) {
    List<Finding> of(List<Identifier> names, SolverRoutes routes) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Set<String> zones = new LinkedHashSet<>();
        Set<String> domains = new LinkedHashSet<>();
        for (Identifier name : names) {
            if (name instanceof Identifier.Dns dns && domains.add(dns.base())) {
                look(dns.base(), solver(name, routes), zones).ifPresent(findings::add);
            }
        }
        if (!zones.isEmpty()) {
            findings.add(new Finding.Ok(
                    Area.METHOD, method, "it takes the credentials, and has the zone " + String.join(", ", zones)));
        }
        String first = names.getFirst().value().replace("*.", "");
        findings.add(new Finding.NotChecked(
                Area.METHOD,
                method,
                "doctor changes no zone to see whether a record can be put",
                "Try it with dns test " + PluginNames.provider(method) + ' ' + first + ", which takes it away again."));
        return findings;
    }

    private static Optional<DnsSolver> solver(Identifier name, SolverRoutes routes) {
        for (Solver each : routes.of(name)) {
            if (each instanceof DnsSolver dns) {
                return Optional.of(dns);
            }
        }
        return Optional.empty();
    }

    /** What is wrong; absent if nothing is. */
    private Optional<Finding> look(String domain, Optional<DnsSolver> solver, Set<String> zones)
            throws InterruptedException {
        try {
            if (solver.isPresent()) {
                solver.get().zoneOf(domain).ifPresent(zones::add);
            }
            return Optional.empty();
        } catch (SolverException e) {
            return Optional.of(new Finding.Failure(
                    Area.METHOD,
                    method,
                    String.valueOf(e.getMessage()),
                    "Compare the credentials with what dns describe " + PluginNames.provider(method) + " says."));
        }
    }
}
