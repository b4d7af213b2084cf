package dev.perennial.cli.grammar;

import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which names are proven in which way, by {@code --solver}. Names that no route is for are left to the authenticator. */
public record Routing(List<SolverRoute> routes) {
    /** Stored as authenticator where every name has its route. Certbot says that there is no such plugin, and asks no CA. */
    public static final String ONLY = "perennial";

    /** Typed instead of a route: forget those that were stored. */
    static final String NONE = "none";

    public Routing {
        routes = List.copyOf(routes);
    }

    public static Routing of(ParsedOptions options) {
        return of(options.list("solver"));
    }

    /** Nothing is routed by a list that is damaged: whoever reads it as a value complains. */
    static Routing of(List<String> texts) {
        List<SolverRoute> routes = new ArrayList<>();
        try {
            for (String text : texts) {
                if (!text.equals(NONE)) {
                    routes.add(SolverRoute.parse(text, "solver"));
                }
            }
        } catch (UsageException e) {
            return new Routing(List.of());
        }
        return new Routing(routes);
    }

    public boolean isEmpty() {
        return routes.isEmpty();
    }

    /** The route of a name: the one that fits best, and of equals the last one. */
    public Optional<SolverRoute> find(Identifier name) {
        Optional<SolverRoute> best = Optional.empty();
        int bestFit = 0;
        for (SolverRoute route : routes) {
            int fit = route.fit(name);
            if (fit >= bestFit) {
                best = Optional.of(route);
                bestFit = fit;
            }
        }
        return best;
    }

    /** Whether no name needs an authenticator. */
    public boolean coversAll(List<Identifier> names) {
        for (Identifier name : names) {
            if (find(name).isEmpty()) {
                return false;
            }
        }
        return !isEmpty();
    }

    /** What the routes lead to, each once. */
    public Set<String> plugins() {
        Set<String> plugins = new LinkedHashSet<>();
        for (SolverRoute route : routes) {
            plugins.add(route.plugin());
        }
        return plugins;
    }
}
