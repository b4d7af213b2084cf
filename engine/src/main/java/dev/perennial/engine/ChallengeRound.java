package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeTimeoutException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.Order;
import dev.perennial.acme.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Presents all responses of an order, has the certificate authority look at them, and takes them away again. */
final class ChallengeRound {
    /** Most authorities have looked at all names by then. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AcmeAccount account;
    private final Listener listener;

    ChallengeRound(AcmeAccount account, Listener listener) {
        this.account = account;
        this.listener = listener;
    }

    /**
     * Responses stay until every authorization is final, not until the first request for them: authorities look from
     * several places. What is still pending after a failure is left to whoever has ordered.
     *
     * @return the order, if it was seen to be ready or further; empty if only its authorizations were seen to be valid
     */
    Optional<Order> solve(Order order, List<Assignment> assignments, Duration timeout)
            throws AcmeException, IssuanceException, InterruptedException {
        try {
            PresentedSet presented = PresentedSet.present(tasks(assignments), listener);
            try {
                respond(assignments);
                listener.on(new Event.Waiting("the certificate authority to validate the names", timeout));
                // By the monotonic clock: the one on the wall may be set while this waits.
                long end = System.nanoTime() + timeout.toNanos();
                Optional<Order> ready = watch(order, timeout.compareTo(SOON) < 0 ? timeout : SOON);
                if (ready.isPresent()) {
                    allValid(assignments);
                } else {
                    awaitAll(assignments, end);
                }
                return ready;
            } finally {
                presented.close();
            }
        } catch (SolverException e) {
            throw new IssuanceException(text(e), List.of(), e);
        }
    }

    private void respond(List<Assignment> assignments) throws AcmeException, InterruptedException {
        for (Assignment assignment : assignments) {
            assignment.record().ifPresent(record -> listener.on(new Event.RecordStands(record)));
            account.respond(assignment.authorization(), assignment.challenge());
        }
    }

    private Map<Solver, List<ChallengeTask>> tasks(List<Assignment> assignments) {
        Map<Solver, List<ChallengeTask>> tasks = new LinkedHashMap<>();
        for (Assignment assignment : assignments) {
            assignment
                    .task(account)
                    .ifPresent(task -> tasks.computeIfAbsent(assignment.solver(), solver -> new ArrayList<>())
                            .add(task));
        }
        return tasks;
    }

    /**
     * One question for all names instead of one for each. Empty if that does not tell enough: an order that is invalid does not
     * always say why, and one that stays pending may wait for a challenge that has to be answered again.
     */
    private Optional<Order> watch(Order order, Duration limit) throws AcmeException, InterruptedException {
        try {
            return Optional.of(account.awaitReady(order, limit)).filter(seen -> seen.status() != Status.INVALID);
        } catch (AcmeTimeoutException e) {
            return Optional.empty(); // Each authorization is asked for now, and waited for as long as is left.
        }
    }

    private void allValid(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            listener.on(new Event.AuthorizationValid(assignment.authorization().identifier(), false));
        }
    }

    /** Waits for all, also after a failure, so that one run tells about every name that fails. */
    private void awaitAll(List<Assignment> assignments, long end)
            throws AcmeException, IssuanceException, InterruptedException {
        List<FailedIdentifier> failed = new ArrayList<>();
        Set<String> hints = new LinkedHashSet<>();
        for (Assignment assignment : assignments) {
            try {
                Authorization seen = await(assignment.authorization(), end);
                if (seen.status() == Status.VALID) {
                    listener.on(new Event.AuthorizationValid(seen.identifier(), false));
                    continue;
                }
                failed.add(FailedIdentifier.invalid(seen, answered(seen, assignment)));
            } catch (AcmeTimeoutException e) {
                failed.add(FailedIdentifier.of(assignment.authorization().identifier(), text(e)));
            }
            hints.add(assignment.solver().hint());
            listener.on(new Event.AuthorizationInvalid(failed.getLast()));
        }
        if (!failed.isEmpty()) {
            throw new IssuanceException(message(failed, hints), failed);
        }
    }

    /** Looks before it waits: of many names, most are done by the time the first one is. */
    private Authorization await(Authorization authorization, long end) throws AcmeException, InterruptedException {
        Authorization now = account.authorization(authorization.url());
        return account.awaitFinal(now, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    private static Challenge answered(Authorization seen, Assignment assignment) {
        for (Challenge challenge : seen.challenges()) {
            if (challenge.url().equals(assignment.challenge().url())) {
                return challenge;
            }
        }
        return assignment.challenge();
    }

    private static String message(List<FailedIdentifier> failed, Set<String> hints) {
        return failed.stream()
                        .map(each -> each.identifier().value() + " (" + each.detail() + ")")
                        .collect(Collectors.joining("; ", "The certificate authority did not validate ", ". "))
                + String.join(" ", hints);
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
