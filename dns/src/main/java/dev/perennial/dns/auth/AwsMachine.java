package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the role that a container (ECS, EKS) or a machine (EC2, by IMDSv2 only) has in AWS. */
record AwsMachine(Means means) {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    boolean isContainer() {
        return !means.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isEmpty()
                || !means.environment("AWS_CONTAINER_CREDENTIALS_FULL_URI").isEmpty();
    }

    /** Asks over the network. */
    Kept.Fetched<AccessKeys> container() throws SolverException, InterruptedException {
        String relative = means.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full = means.environment("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        URI uri = Address.any(
                relative.isEmpty() ? full : "http://169.254.170.2" + relative, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (!mayAsk(uri)) {
            throw new SolverException(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI names neither an https address nor one of" + " this machine.");
        }
        String file = means.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        String token = file.isEmpty()
                ? means.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                : Credential.read(file, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
                        .strip();
        if (!token.isEmpty() && !Hostile.isToken(token.replace(" ", ""))) {
            throw new SolverException("AWS's token for this container has strange characters.");
        }
        Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("Authorization", token);
        return keys(server(token).json(new ApiRequest("GET", uri, headers, "")));
    }

    /** As AWS's own tools: a stranger who sets the variable should not get the token. */
    private static boolean mayAsk(URI uri) {
        List<String> near =
                List.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost", "127.0.0.1", "[::1]");
        return "https".equals(uri.getScheme()) || near.contains(uri.getHost());
    }

    /** Asks over the network; takes as long as the sender waits where there is no such service. */
    Kept.Fetched<AccessKeys> instance() throws SolverException, InterruptedException {
        if (means.environment("AWS_EC2_METADATA_DISABLED").equalsIgnoreCase("true")) {
            throw new SolverException("AWS_EC2_METADATA_DISABLED is true");
        }
        String named = means.environment("AWS_EC2_METADATA_SERVICE_ENDPOINT");
        String base = named.isEmpty() ? "http://169.254.169.254" : named;
        URI tokens = Address.any(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/latest/api/token",
                "AWS_EC2_METADATA_SERVICE_ENDPOINT");
        Map<String, String> lifetime = Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300");
        String token = server("")
                .send(new ApiRequest("PUT", tokens, lifetime, ""))
                .body()
                .strip();
        if (!Hostile.isToken(token)) {
            throw new SolverException("the machine's metadata service gives no usable token");
        }
        Map<String, String> headers = Map.of("X-aws-ec2-metadata-token", token);
        URI roles = tokens.resolve(ROLES);
        String role = server(token)
                .send(new ApiRequest("GET", roles, headers, ""))
                .body()
                .strip();
        if (!Hostile.isToken(role) || role.contains("/")) {
            throw new SolverException("the machine's metadata service names no usable role");
        }
        return keys(
                server(token).json(new ApiRequest("GET", tokens.resolve(ROLES + Percent.encode(role)), headers, "")));
    }

    private TokenServer server(String secret) {
        return new TokenServer(means, "give this machine a role", secret.isEmpty() ? List.of() : List.of(secret));
    }

    private static Kept.Fetched<AccessKeys> keys(Json json) throws SolverException {
        AccessKeys keys = new AccessKeys(
                json.token("AccessKeyId").text(), json.token("SecretAccessKey"), Optional.of(json.token("Token")));
        return new Kept.Fetched<>(keys, json.instant("Expiration"));
    }
}
