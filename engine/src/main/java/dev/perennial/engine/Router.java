package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.Status;
import dev.perennial.acme.TokenChallenge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a solver and a challenge for each authorization.
 *
 * @param preferred challenge types in the user's order; empty leaves the choice to each solver, else all others are out
 */
record Router(SolverRoutes routes, List<String> preferred) {

    List<Assignment> assign(List<Authorization> authorizations) throws IssuanceException {
        List<Assignment> assignments = new ArrayList<>();
        List<FailedIdentifier> failed = new ArrayList<>();
        for (Authorization authorization : authorizations) {
            Assignment assignment = assign(authorization);
            if (assignment != null) {
                assignments.add(assignment);
            } else {
                failed.add(FailedIdentifier.of(authorization.identifier(), reason(authorization)));
            }
        }
        if (!failed.isEmpty()) {
            String message =
                    failed.stream().map(FailedIdentifier::detail).distinct().collect(Collectors.joining(" "));
            throw new IssuanceException(message, failed);
        }
        return assignments;
    }

    /**
     * Left over from an earlier attempt by a kind of challenge that no solver here can answer: an authorization must not
     * be answered in two ways, so only a new one helps.
     */
    List<Authorization> stuck(List<Authorization> authorizations) {
        return authorizations.stream()
                .filter(authorization -> begun(authorization) && assign(authorization) == null)
                .toList();
    }

    private @Nullable Assignment assign(Authorization authorization) {
        for (Solver solver : routes.candidates(authorization)) {
            for (String type : usable(solver, authorization)) {
                for (Challenge challenge : answerable(authorization)) {
                    if (challenge instanceof TokenChallenge withToken
                            && challenge.type().equals(type)) {
                        return new Assignment(solver, authorization, withToken);
                    }
                }
            }
        }
        return null;
    }

    private static List<Challenge> answerable(Authorization authorization) {
        return begun(authorization)
                ? authorization.challenges().stream().filter(Router::begun).toList()
                : authorization.challenges();
    }

    private static boolean begun(Authorization authorization) {
        return authorization.challenges().stream().anyMatch(Router::begun);
    }

    private static boolean begun(Challenge challenge) {
        return challenge.status() == Status.PROCESSING || challenge.error().isPresent();
    }

    private List<String> usable(Solver solver, Authorization authorization) {
        List<String> able = solver.challengeTypes(authorization.identifier());
        return preferred.isEmpty()
                ? able
                : preferred.stream().filter(able::contains).toList();
    }

    private String reason(Authorization authorization) {
        Set<String> able = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        boolean noneUsable = true;
        for (Solver solver : routes.candidates(authorization)) {
            names.add(solver.name());
            able.addAll(solver.challengeTypes(authorization.identifier()));
            noneUsable &= usable(solver, authorization).isEmpty();
        }
        String name = (authorization.wildcard() ? "*." : "")
                + authorization.identifier().value();
        String answers = able.isEmpty() ? "no challenge for " + name : String.join(", ", able);
        if (!preferred.isEmpty() && noneUsable) {
            return "None of the preferred challenges are supported by the selected plugin: preferred are "
                    + String.join(", ", preferred) + "; " + String.join(", ", names) + " answers " + answers + '.';
        }
        List<String> offered = authorization.challenges().stream()
                .map(Challenge::type)
                .distinct()
                .toList();
        return "The certificate authority offers " + (offered.isEmpty() ? "nothing" : String.join(", ", offered))
                + " to prove " + name + ", but " + String.join(", ", names) + " answers " + answers
                + (authorization.wildcard() ? "; a wildcard needs a DNS challenge." : ".");
    }
}
