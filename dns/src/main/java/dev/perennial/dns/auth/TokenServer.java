package dev.perennial.dns.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.Percent;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who gives out tokens.
 *
 * @param advice what to do if it refuses, such as "check client-id and client-secret"
 * @param secrets not to be seen in messages, even if the server repeats them
 */
record TokenServer(Means means, String advice, List<String> secrets) {
    static final String FORM = "application/x-www-form-urlencoded";

    /** What tokens last whose end nobody tells. */
    private static final long FIVE_MINUTES = 300;

    /** Sends a form over the network. */
    Json post(URI url, Map<String, String> form, Map<String, String> headers)
            throws SolverException, InterruptedException {
        ApiRequest request = new ApiRequest("POST", url, headers, Percent.form(form));
        return json(request.with("Content-Type", FORM).with("Accept", "application/json"));
    }

    /** Asks over the network. */
    Json json(ApiRequest request) throws SolverException, InterruptedException {
        return Json.of(send(request).body(), "the answer of " + request.uri().getHost());
    }

    /** Asks over the network for an OAuth 2 token (RFC 6749 section 5.1). */
    Kept.Fetched<Secret> oauth(ApiRequest request) throws SolverException, InterruptedException {
        Instant asked = means.clock().instant();
        return oauth(json(request), asked);
    }

    Kept.Fetched<Secret> oauth(Json answer, Instant asked) throws SolverException {
        Secret token = answer.token("access_token");
        return new Kept.Fetched<>(token, asked.plusSeconds(answer.seconds("expires_in", FIVE_MINUTES)));
    }

    /** Sends it over the network; anything but success is a refusal. */
    ApiResponse send(ApiRequest request) throws SolverException, InterruptedException {
        ApiResponse response = means.sender().send(request);
        if (response.status() / 100 == 2) {
            return response;
        }
        String words = Hostile.sentence(words(response), 300, secrets);
        String said = response.status() + (words.isEmpty() ? "" : ": " + words);
        boolean refused = response.status() / 100 == 4 && response.status() != 429;
        throw new SolverException(request.uri().getHost()
                + (refused ? " refuses these credentials (" : " gives no token now (")
                + said
                + (refused ? "); " + advice + '.' : "); try again later."));
    }

    /** What it says for people, in one of the many forms in use; the beginning of the body if it has none of them. */
    private static String words(ApiResponse response) {
        Optional<JsonObject> json = Json.parse(response.body());
        if (json.isEmpty()) {
            return plainWords(response.body().strip());
        }
        StringBuilder words = new StringBuilder();
        JsonElement error = json.get().get("error");
        JsonObject object = error instanceof JsonObject inner ? inner : json.get();
        for (String name : List.of("code", "error", "title", "error_description", "message", "detail")) {
            Json.text(object.get(name))
                    .ifPresent(text -> words.append(words.isEmpty() ? "" : ", ").append(text));
        }
        return words.toString();
    }

    /** AWS answers in XML; what else begins like that is a page, whose words say little. */
    private static String plainWords(String body) {
        if (!body.startsWith("<")) {
            return body;
        }
        String code = Xml.element(body, "Code");
        String message = Xml.element(body, "Message");
        return code.isEmpty() || message.isEmpty() ? code + message : code + ", " + message;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return advice;
    }
}
