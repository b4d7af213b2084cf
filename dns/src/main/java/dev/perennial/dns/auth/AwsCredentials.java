package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds AWS credentials where AWS's own tools do: the environment, a web identity, the profiles of ~/.aws, the container,
 * the machine; in this order.
 */
record AwsCredentials(Optional<String> profile, String region, Means means) {
    /** Reads files and asks over the network, as far as needed. */
    Kept.Fetched<AccessKeys> find() throws SolverException, InterruptedException {
        Optional<AccessKeys> environment = profile.isEmpty() ? environment() : Optional.empty();
        if (environment.isPresent()) {
            return forEver(environment.get());
        }
        String identity = means.environment("AWS_WEB_IDENTITY_TOKEN_FILE");
        String role = means.environment("AWS_ROLE_ARN");
        if (profile.isEmpty() && !identity.isEmpty() && !role.isEmpty()) {
            return new AwsSts(region, means).webIdentity(identity, role);
        }
        AwsProfiles profiles = AwsProfiles.read(means);
        Optional<String> named =
                profile.or(() -> Optional.of(means.environment("AWS_PROFILE")).filter(name -> !name.isEmpty()));
        String name = named.orElse("default");
        if (named.isPresent() || profiles.has(name)) {
            Optional<Kept.Fetched<AccessKeys>> found = inProfile(name, profiles, new HashSet<>());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return ofMachine();
    }

    private static Kept.Fetched<AccessKeys> forEver(AccessKeys keys) {
        return new Kept.Fetched<>(keys, Instant.MAX);
    }

    private Optional<AccessKeys> environment() throws SolverException {
        return keys(
                Map.of(
                        "aws_access_key_id", means.environment("AWS_ACCESS_KEY_ID"),
                        "aws_secret_access_key", means.environment("AWS_SECRET_ACCESS_KEY"),
                        "aws_session_token", means.environment("AWS_SESSION_TOKEN")),
                "the environment");
    }

    private static Optional<AccessKeys> keys(Map<String, String> values, String where) throws SolverException {
        String id = values.getOrDefault("aws_access_key_id", "");
        String secret = values.getOrDefault("aws_secret_access_key", "");
        String token = values.getOrDefault("aws_session_token", "");
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        if (!Hostile.isWord(id) || !(token.isEmpty() || Hostile.isToken(token))) {
            throw new SolverException("The AWS credentials in " + where + " have strange characters.");
        }
        return Optional.of(new AccessKeys(
                id, new Secret(secret), token.isEmpty() ? Optional.empty() : Optional.of(new Secret(token))));
    }

    private Optional<Kept.Fetched<AccessKeys>> inProfile(String name, AwsProfiles profiles, Set<String> seen)
            throws SolverException, InterruptedException {
        Map<String, String> values = profiles.get(name);
        String where = "the profile " + Hostile.sentence(name, 60, List.of()) + " of ~/.aws";
        String role = values.getOrDefault("role_arn", "");
        Optional<AccessKeys> own = keys(values, where);
        if (role.isEmpty() || !seen.add(name)) {
            if (own.isEmpty() && (values.containsKey("credential_process") || values.containsKey("sso_session"))) {
                throw new SolverException("For AWS " + where + " wants a program or a browser, which is not supported;"
                        + " give it an access key or a role.");
            }
            // Who replaces them in the file should not have to start this process again.
            Instant until = means.clock().instant().plus(Duration.ofHours(1));
            return own.map(keys -> new Kept.Fetched<>(keys, until));
        }
        AwsSts sts = new AwsSts(region, means);
        String identity = values.getOrDefault("web_identity_token_file", "");
        if (!identity.isEmpty()) {
            return Optional.of(sts.webIdentity(identity, role));
        }
        String source = values.getOrDefault("source_profile", "");
        Optional<Kept.Fetched<AccessKeys>> before = source.isEmpty()
                ? Optional.of(bySource(values.getOrDefault("credential_source", ""), where))
                : inProfile(source, profiles, seen);
        if (before.isEmpty()) {
            throw new SolverException("In " + where + " source_profile leads to no access key.");
        }
        return Optional.of(sts.assumeRole(before.get().value(), role, values.getOrDefault("external_id", "")));
    }

    private Kept.Fetched<AccessKeys> bySource(String source, String where)
            throws SolverException, InterruptedException {
        AwsMachine machine = new AwsMachine(means);
        return switch (source) {
            case "Environment" ->
                forEver(environment()
                        .orElseThrow(() -> new SolverException("The environment has no AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, for which " + where + " asks.")));
            case "EcsContainer" -> machine.container();
            case "Ec2InstanceMetadata" -> machine.instance();
            default ->
                throw new SolverException("In " + where + " there is a role_arn without a usable source_profile or"
                        + " credential_source.");
        };
    }

    private Kept.Fetched<AccessKeys> ofMachine() throws SolverException, InterruptedException {
        AwsMachine machine = new AwsMachine(means);
        if (machine.isContainer()) {
            return machine.container();
        }
        try {
            return machine.instance();
        } catch (SolverException e) {
            throw new SolverException(
                    "No AWS credentials are to be found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write"
                            + " ~/.aws/credentials; this machine has no role of its own either (" + e.getMessage()
                            + ").",
                    e);
        }
    }
}
