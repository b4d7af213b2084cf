package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.RetryAfter;
import dev.perennial.testkit.internal.model.Authorization;
import dev.perennial.testkit.internal.model.Challenge;
import dev.perennial.testkit.internal.model.ChallengeType;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.Urls;
import java.time.Clock;

/** An authorization and its challenges as their owner sees them at this moment. */
final class AuthorizationView {
    private final Clock clock;
    private final RetryAfter pollAfter;
    private final Policy policy;

    AuthorizationView(Clock clock, RetryAfter pollAfter, Policy policy) {
        this.policy = policy;
        this.clock = clock;
        this.pollAfter = pollAfter;
    }

    Answer answer(Authorization authorization, Request request) {
        boolean busy =
                authorization.challenges().stream().anyMatch(challenge -> challenge.status() == Status.PROCESSING);
        Answer answer = Answers.json(200, json(authorization, request.urls()));
        return busy ? pollAfter.addTo(answer) : answer;
    }

    Answer answer(Authorization authorization, Challenge challenge, Request request) {
        Answer answer = Answers.json(200, json(authorization, challenge, request.urls()))
                .with("Link", "<" + request.urls().of(Route.AUTHORIZATION, authorization.id()) + ">;rel=\"up\"");
        return challenge.status() == Status.PROCESSING ? pollAfter.addTo(answer) : answer;
    }

    private JsonObject json(Authorization authorization, Urls urls) {
        JsonObject json = new JsonObject();
        Status status = authorization.status(clock.instant());
        json.addProperty("status", status.json());
        json.addProperty("expires", authorization.expires().toString());
        json.add("identifier", Json.identifier(authorization.identifier()));
        if (authorization.wildcard()) {
            json.addProperty("wildcard", true);
        }
        JsonArray challenges = new JsonArray();
        authorization.challenges().stream()
                .filter(challenge -> status == Status.PENDING || challenge.status() != Status.PENDING)
                .forEach(challenge -> challenges.add(json(authorization, challenge, urls)));
        json.add("challenges", challenges);
        return json;
    }

    private JsonObject json(Authorization authorization, Challenge challenge, Urls urls) {
        JsonObject json = new JsonObject();
        json.addProperty("type", challenge.type().json());
        json.addProperty("url", urls.of(Route.CHALLENGE, authorization.id(), challenge.id()));
        if (challenge.type() == ChallengeType.DNS_PERSIST_01) {
            persist(json, authorization, urls);
        } else {
            json.addProperty("token", challenge.token());
        }
        json.addProperty("status", challenge.status().json());
        challenge.validated().ifPresent(when -> json.addProperty("validated", when.toString()));
        challenge.error().map(Problem::toJson).ifPresent(error -> json.add("error", error));
        if (!challenge.records().isEmpty()) {
            json.add("validationRecord", challenge.records());
        }
        return json;
    }

    private void persist(JsonObject json, Authorization authorization, Urls urls) {
        if (policy.persistsByHash()) {
            json.add("issuerDomainNames", Json.array(policy.persistIssuers()));
            return;
        }
        json.add("issuer-domain-names", Json.array(policy.persistIssuers()));
        json.addProperty(
                "accounturi",
                policy.offeredAccount().orElseGet(() -> urls.of(Route.ACCOUNT, authorization.accountId())));
    }
}
