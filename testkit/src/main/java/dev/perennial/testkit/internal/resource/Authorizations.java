package dev.perennial.testkit.internal.resource;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.internal.Ids;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Challenge;
import dev.perennial.testkit.internal.model.ChallengeType;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds or makes the authorizations that an order needs. */
final class Authorizations {
    private final Store store;
    private final Clock clock;
    private final Ids ids;
    private final Policy policy;
    private final Timing timing;

    Authorizations(Store store, Clock clock, Ids ids, Policy policy, Timing timing) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.policy = policy;
        this.timing = timing;
    }

    Authorization forOrder(String accountId, Identifier wanted) {
        boolean wildcard = wanted instanceof Identifier.Dns dns && dns.wildcard();
        Identifier base = wanted instanceof Identifier.Dns dns ? new Identifier.Dns(dns.base()) : wanted;
        if (ids.random().nextDouble() < policy.authorizationReuse()) {
            Optional<Authorization> valid = valid(accountId, base, wildcard);
            if (valid.isPresent()) {
                return valid.get();
            }
        }
        return store.authorizations().put(fresh(accountId, base, wildcard));
    }

    private Optional<Authorization> valid(String accountId, Identifier base, boolean wildcard) {
        Instant now = clock.instant();
        return store.authorizations().all().stream()
                .filter(known -> known.covers(accountId, base, wildcard) && known.status(now) == Status.VALID)
                .findFirst();
    }

    private Authorization fresh(String accountId, Identifier base, boolean wildcard) {
        String token = ids.token();
        List<Challenge> challenges = ChallengeType.offeredFor(base, wildcard, policy.challenges()).stream()
                .map(type -> Challenge.offered(ids.next(), type, token))
                .toList();
        Instant expires = clock.instant().plus(timing.authorizationLifetime());
        return new Authorization(ids.next(), accountId, base, wildcard, Status.PENDING, expires, challenges);
    }
}
