package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which solvers may serve which name: one certificate may mix them. For each name the first that can answer a challenge
 * the authority offers is taken.
 *
 * @param named by identifier as requested, {@code *.} included
 * @param others for every identifier not in {@code named}
 */
public record SolverRoutes(Map<Identifier, List<Solver>> named, List<Solver> others) {
    public SolverRoutes {
        named = Map.copyOf(named);
        others = List.copyOf(others);
    }

    /** One solver for all names. */
    public static SolverRoutes all(Solver solver) {
        return new SolverRoutes(Map.of(), List.of(solver));
    }

    /**
     * Why no solver here can prove this name, whatever an authority offers; absent if one may. Found out without asking
     * anybody, so that a hopeless order is never made.
     *
     * @param identifier as requested, {@code *.} included
     * @param preferred the only challenge types to use; empty for all
     */
    public Optional<String> hopeless(Identifier identifier, List<String> preferred) {
        if (identifier instanceof Identifier.Dns && preferred.contains(DnsPersist01.TYPE)) {
            return Optional.empty(); // a record may be there that needs no solver
        }
        List<String> names = new ArrayList<>();
        List<String> able = new ArrayList<>();
        for (Solver solver : of(identifier)) {
            names.add(solver.name());
            able.addAll(solver.challengeTypes(identifier));
        }
        String who = String.join(", ", new LinkedHashSet<>(names));
        if (able.isEmpty()) {
            boolean wildcard = identifier instanceof Identifier.Dns dns && dns.wildcard();
            return Optional.of(who + " cannot prove " + identifier.value()
                    + (wildcard ? ": a wildcard needs a DNS challenge." : "."));
        }
        return preferred.isEmpty() || preferred.stream().anyMatch(able::contains)
                ? Optional.empty()
                : Optional.of("None of the preferred challenges are supported by the selected plugin: preferred are "
                        + String.join(", ", preferred) + "; " + who + " answers " + String.join(", ", able) + " for "
                        + identifier.value() + '.');
    }

    /**
     * Those that may serve a name.
     *
     * @param identifier as requested, {@code *.} included
     */
    public List<Solver> of(Identifier identifier) {
        return named.getOrDefault(identifier, others);
    }

    /** A wildcard's authorization carries the base name, which may have a route of its own: the star is put back. */
    List<Solver> candidates(Authorization authorization) {
        Identifier identifier = authorization.identifier();
        return authorization.wildcard() && identifier instanceof Identifier.Dns(String name)
                ? of(new Identifier.Dns("*." + name))
                : of(identifier);
    }
}
