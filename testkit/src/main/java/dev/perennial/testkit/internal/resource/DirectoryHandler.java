package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.Ids;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.Urls;

/** RFC 8555 section 7.1.1. */
public final class DirectoryHandler implements Handler {
    private final Policy policy;
    private final Ids ids;

    public DirectoryHandler(Policy policy, Ids ids) {
        this.policy = policy;
        this.ids = ids;
    }

    @Override
    public Answer handle(Request request) {
        Urls urls = request.urls();
        JsonObject directory = new JsonObject();
        directory.addProperty("newNonce", urls.of(Route.NEW_NONCE));
        directory.addProperty("newAccount", urls.of(Route.NEW_ACCOUNT));
        directory.addProperty("newOrder", urls.of(Route.NEW_ORDER));
        directory.addProperty("revokeCert", urls.of(Route.REVOKE_CERTIFICATE));
        directory.addProperty("keyChange", urls.of(Route.KEY_CHANGE));
        directory.addProperty("renewalInfo", urls.of(Route.RENEWAL_INFO));
        // Let's Encrypt does this too, so that clients learn to ignore what they do not know.
        directory.addProperty(ids.next(), "clients ignore members they do not know");
        directory.add("meta", meta(urls));
        return Answers.json(200, directory);
    }

    private JsonObject meta(Urls urls) {
        JsonObject meta = new JsonObject();
        meta.addProperty("termsOfService", urls.of(Route.TERMS));
        meta.addProperty("externalAccountRequired", policy.externalAccountRequired());
        if (!policy.caaIdentities().isEmpty()) {
            meta.add("caaIdentities", Json.array(policy.caaIdentities()));
        }
        if (policy.persistsByHash()) {
            meta.add("issuerDomainNames", Json.array(policy.persistIssuers()));
            meta.addProperty("accountHashPrefix", Policy.ACCOUNT_HASH_PREFIX);
        }
        JsonObject profiles = new JsonObject();
        policy.profiles().forEach(profile -> profiles.addProperty(profile.name(), profile.description()));
        meta.add("profiles", profiles);
        return meta;
    }
}
