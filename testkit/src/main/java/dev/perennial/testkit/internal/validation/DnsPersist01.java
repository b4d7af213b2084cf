package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.wire.Hashes;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** draft-ietf-acme-dns-persist, as Pebble reads records: those of other CAs do not count, one that fits is enough. */
final class DnsPersist01 implements Method {
    private final Resolver resolver;
    private final Policy policy;
    private final Clock clock;

    DnsPersist01(Resolver resolver, Policy policy, Clock clock) {
        this.resolver = resolver;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void validate(ValidationTask task, JsonArray records) throws ValidationFailure {
        String name = "_validation-persist." + task.identifier().value();
        JsonObject record = new JsonObject();
        record.addProperty("hostname", task.identifier().value());
        records.add(record);
        List<String> problems = new ArrayList<>();
        for (Record each : resolver.query(name, Type.TXT)) {
            String[] parts = Dns01.text(each).split(";", -1);
            if (policy.persistIssuers().contains(parts[0].strip())) {
                String problem = problem(parts, task);
                if (problem.isEmpty()) {
                    return;
                }
                problems.add(problem);
            }
        }
        throw problems.isEmpty()
                ? ValidationFailure.unauthorized("no record for this CA at " + name)
                : new ValidationFailure(
                        problems.getFirst().startsWith("malformed") ? ProblemType.MALFORMED : ProblemType.UNAUTHORIZED,
                        String.join("; ", problems) + " at " + name);
    }

    /** Empty if the record proves the name. */
    private String problem(String[] parts, ValidationTask task) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            if (pair.length < 2 || pair[0].isBlank() || pair[1].strip().indexOf(' ') >= 0) {
                return "malformed parameter \"" + parts[i] + '"';
            }
            if (parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip()) != null) {
                return "malformed: " + pair[0].strip() + " twice";
            }
        }
        String account = parameters.getOrDefault("accounturi", "");
        if (!accounts(task).contains(account)) {
            return account.isEmpty() ? "malformed: no accounturi" : "accounturi mismatch: " + account;
        }
        if (task.wildcard() && !parameters.getOrDefault("policy", "").equalsIgnoreCase("wildcard")) {
            return "policy mismatch";
        }
        return late(parameters.getOrDefault("persistuntil", ""));
    }

    private String late(String until) {
        try {
            boolean over = !until.isEmpty() && clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(until)));
            return over ? "it is after persistUntil" : "";
        } catch (NumberFormatException e) {
            return "malformed persistUntil \"" + until + '"';
        }
    }

    private List<String> accounts(ValidationTask task) {
        return policy.persistsByHash()
                ? List.of(hash(task.identifier().value(), task), hash("*", task))
                : List.of(task.accountUrl());
    }

    private static String hash(String domain, ValidationTask task) {
        String input = (char) domain.length() + domain + task.thumbprint() + task.accountUrl();
        return Policy.ACCOUNT_HASH_PREFIX + "sha-256/" + Base64Url.encode(Hashes.sha256(input));
    }
}
