package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.Status;
import dev.perennial.acme.TokenChallenge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a solver and a challenge for each authorization. A record that stays in the DNS and proves the name comes first: there
 * is nothing to do then.
 *
 * @param preferred challenge types in the user's order; empty leaves the choice to each solver, else all others are out
 */
record Router(SolverRoutes routes, List<String> preferred, StandingProofs proofs) {

    /** Uses the network if the authority offers to look at records that stay. */
    List<Assignment> assign(List<Authorization> authorizations) throws IssuanceException, InterruptedException {
        look(authorizations);
        Optional<String> contradiction = proofs.contradiction();
        if (contradiction.isPresent() && preferred.contains(DnsPersist01.TYPE)) {
            throw new IssuanceException(contradiction.get(), List.of());
        }
        List<Assignment> assignments = new ArrayList<>();
        List<FailedIdentifier> failed = new ArrayList<>();
        for (Authorization authorization : authorizations) {
            Assignment assignment = assign(authorization);
            if (assignment != null) {
                assignments.add(assignment);
            } else {
                failed.add(FailedIdentifier.of(authorization.identifier(), reason(authorization, authorizations)));
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
    List<Authorization> stuck(List<Authorization> authorizations) throws InterruptedException {
        look(authorizations.stream().filter(Router::begun).toList());
        return authorizations.stream()
                .filter(authorization -> begun(authorization) && assign(authorization) == null)
                .toList();
    }

    private void look(List<Authorization> authorizations) throws InterruptedException {
        if (preferred.isEmpty() || preferred.contains(DnsPersist01.TYPE)) {
            proofs.look(authorizations);
        }
    }

    private @Nullable Assignment assign(Authorization authorization) {
        boolean last = !preferred.isEmpty() && !preferred.getFirst().equals(DnsPersist01.TYPE);
        Assignment first = last ? presented(authorization) : standing(authorization);
        return first != null ? first : last ? standing(authorization) : presented(authorization);
    }

    private @Nullable Assignment standing(Authorization authorization) {
        StandingRecord record = proofs.of(authorization).orElse(null);
        for (Challenge challenge : answerable(authorization)) {
            if (record != null && challenge instanceof DnsPersist01) {
                return new Assignment(new StandingSolver(record), authorization, challenge);
            }
        }
        return null;
    }

    private @Nullable Assignment presented(Authorization authorization) {
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

    private String reason(Authorization authorization, List<Authorization> all) {
        if (preferred.contains(DnsPersist01.TYPE)
                && routes.candidates(authorization).stream()
                        .allMatch(solver -> usable(solver, authorization).isEmpty())) {
            return proofs.lacking(authorization, all.stream().anyMatch(each -> isWildcardOf(each, authorization)));
        }
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

    /** One record is for both. */
    private static boolean isWildcardOf(Authorization each, Authorization authorization) {
        return each.wildcard() && each.identifier().equals(authorization.identifier());
    }
}
