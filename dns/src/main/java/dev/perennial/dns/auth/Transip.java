package dev.perennial.dns.auth;

import com.google.gson.JsonObject;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** TransIP's tokens, for a request that a key pair made in its control panel has signed. */
record Transip(String login, PrivateKey key, String base, boolean global, Means means) {
    private static final String BASE = "https://api.transip.nl/v6";
    private static final Duration GOOD_FOR = Duration.ofMinutes(30);

    static final Scheme SCHEME = new Scheme(
            "transip",
            List.of(
                    SchemeParameter.required("login", "The account's name."),
                    SchemeParameter.secret("private-key", "The key pair: a PEM file's path, or what it contains."),
                    SchemeParameter.optional("base", "The API's address; " + BASE + " if not given."),
                    SchemeParameter.optional(
                            "global-key",
                            "false if the key pair only works from listed addresses; true if not given.")),
            Transip::signer);

    private static RequestSigner signer(Parameters parameters, Means means) throws SolverException {
        Transip account = new Transip(
                parameters.line("login"),
                Credential.rsaKey(parameters, "private-key"),
                parameters.base("base", BASE),
                parameters.isTrue("global-key", true),
                means);
        return TokenSigner.bearer(means, account::fetch);
    }

    private Kept.Fetched<Secret> fetch() throws SolverException, InterruptedException {
        Instant asked = means.clock().instant();
        String nonce = means.nonce().replace("-", "");
        JsonObject body = new JsonObject();
        body.addProperty("login", login);
        body.addProperty("nonce", nonce);
        body.addProperty("read_only", false);
        body.addProperty("expiration_time", GOOD_FOR.toMinutes() + " minutes");
        body.addProperty("label", "perennial " + nonce.substring(0, 8)); // no two tokens may have the same
        body.addProperty("global_key", global);
        String text = body.toString();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Signature",
                Digests.base64(Digests.rsa("SHA512withRSA", key, text)));
        TokenServer server = new TokenServer(means, "check login and private-key", List.of());
        Json answer = server.json(new ApiRequest("POST", URI.create(base + "/auth"), headers, text));
        return new Kept.Fetched<>(answer.token("token"), asked.plus(GOOD_FOR));
    }
}
