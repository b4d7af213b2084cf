package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Challenge;
import dev.perennial.testkit.internal.model.ChallengeType;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Validates challenges, each on a virtual thread of its own, and writes the outcome into the store. */
public final class Validator implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Store store;
    private final Clock clock;
    private final Duration validFor;
    private final Map<ChallengeType, Method> methods = new EnumMap<>(ChallengeType.class);
    private final CaaCheck caa;

    /** {@code validFor} is how long an authorization stays valid. */
    public Validator(
            Store store,
            Clock clock,
            Duration validFor,
            InetSocketAddress dnsServer,
            ValidationPorts ports,
            Policy policy) {
        this.store = store;
        this.clock = clock;
        this.validFor = validFor;
        Resolver resolver = new Resolver(dnsServer);
        methods.put(ChallengeType.HTTP_01, new Http01(resolver, ports));
        methods.put(ChallengeType.DNS_01, new Dns01(resolver));
        methods.put(ChallengeType.DNS_ACCOUNT_01, new Dns01(resolver));
        methods.put(ChallengeType.TLS_ALPN_01, new TlsAlpn01(resolver, ports));
        methods.put(ChallengeType.DNS_PERSIST_01, new DnsPersist01(resolver, policy, clock));
        this.caa = new CaaCheck(resolver, policy.caaIdentities());
    }

    /** Returns at once. */
    public void start(ValidationTask task) {
        threads.execute(() -> {
            Challenge outcome = validate(task);
            store.exclusively(() -> settle(task.authorizationId(), outcome));
        });
    }

    private Challenge validate(ValidationTask task) {
        JsonArray records = new JsonArray();
        try {
            method(task).validate(task, records);
            caa.check(task);
            return task.challenge().valid(clock.instant(), records);
        } catch (ValidationFailure e) {
            return task.challenge().invalid(e.problem(), records);
        } catch (RuntimeException e) {
            // Else the challenge would stay in "processing" and its test would wait for ever.
            return task.challenge().invalid(Problem.of(ProblemType.SERVER_INTERNAL, e.toString()), records);
        }
    }

    private Method method(ValidationTask task) throws ValidationFailure {
        Method method = methods.get(task.challenge().type());
        if (method == null) {
            throw new ValidationFailure(
                    ProblemType.SERVER_INTERNAL,
                    "nothing validates " + task.challenge().type().json());
        }
        return method;
    }

    /** An authorization that was given up meanwhile stays so. */
    private Authorization settle(String authorizationId, Challenge outcome) {
        Authorization authorization =
                store.authorizations().find(authorizationId).orElseThrow().with(outcome);
        if (authorization.status() == Status.PENDING) {
            authorization = outcome.status() == Status.VALID
                    ? authorization.withStatus(Status.VALID, clock.instant().plus(validFor))
                    : authorization.withStatus(Status.INVALID, authorization.expires());
        }
        return store.authorizations().put(authorization);
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
