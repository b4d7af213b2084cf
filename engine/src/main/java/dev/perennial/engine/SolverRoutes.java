package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Map;

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

    /** A wildcard's authorization carries the base name, so routes for {@code *.name} are looked up with the star. */
    List<Solver> candidates(Authorization authorization) {
        Identifier identifier = authorization.identifier();
        if (authorization.wildcard() && identifier instanceof Identifier.Dns(String name)) {
            List<Solver> starred = named.get(new Identifier.Dns("*." + name));
            if (starred != null) {
                return starred;
            }
        }
        return named.getOrDefault(identifier, others);
    }
}
