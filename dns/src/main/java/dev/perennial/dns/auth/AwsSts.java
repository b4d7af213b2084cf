package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS's Security Token Service: keys for an hour, for a role. */
record AwsSts(String region, Means means) {
    private static final String ADVICE = "check the role's name and whom its trust policy trusts";

    /** Asks over the network, as the owner of the keys. */
    Kept.Fetched<AccessKeys> assumeRole(AccessKeys owner, String role, String externalId)
            throws SolverException, InterruptedException {
        Map<String, String> form = form("AssumeRole", role);
        if (!externalId.isEmpty()) {
            form.put("ExternalId", externalId);
        }
        SigV4 signer = new SigV4(SigV4Dialect.AWS, region, "sts", Kept.always(owner), means.clock(), means::nonce);
        return ask(signer.sign(request(form)), List.of());
    }

    /** Reads the file, then asks over the network. */
    Kept.Fetched<AccessKeys> webIdentity(String tokenFile, String role) throws SolverException, InterruptedException {
        Map<String, String> form = form("AssumeRoleWithWebIdentity", role);
        String token = Credential.read(tokenFile, "AWS_WEB_IDENTITY_TOKEN_FILE").strip();
        form.put("WebIdentityToken", token);
        return ask(request(form), List.of(token));
    }

    private Map<String, String> form(String action, String role) {
        String session = means.environment("AWS_ROLE_SESSION_NAME");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", action);
        form.put("Version", "2011-06-15");
        form.put("RoleArn", role);
        form.put("RoleSessionName", session.isEmpty() ? "perennial" : session);
        return form;
    }

    private ApiRequest request(Map<String, String> form) throws SolverException {
        String named = means.environment("AWS_ENDPOINT_URL_STS");
        String china = region.startsWith("cn-") ? ".cn" : "";
        String url = named.isEmpty() ? "https://sts." + region + ".amazonaws.com" + china + '/' : named;
        URI uri = Address.secure(url, named.isEmpty() ? "the region" : "AWS_ENDPOINT_URL_STS");
        return new ApiRequest("POST", uri, Map.of("Content-Type", TokenServer.FORM), Percent.form(form));
    }

    private Kept.Fetched<AccessKeys> ask(ApiRequest request, List<String> secrets)
            throws SolverException, InterruptedException {
        String xml = new TokenServer(means, ADVICE, secrets).send(request).body();
        try {
            Instant until = OffsetDateTime.parse(element(xml, "Expiration")).toInstant();
            AccessKeys keys = new AccessKeys(
                    element(xml, "AccessKeyId"),
                    new Secret(element(xml, "SecretAccessKey")),
                    Optional.of(new Secret(element(xml, "SessionToken"))));
            return new Kept.Fetched<>(keys, until);
        } catch (DateTimeException e) {
            throw new SolverException("AWS's token service does not say until when its keys are good.", e);
        }
    }

    private static String element(String xml, String name) throws SolverException {
        String text = Xml.element(xml, name);
        if (!Hostile.isToken(text)) {
            throw new SolverException("In the answer of AWS's token service there is no usable " + name + '.');
        }
        return text;
    }
}
