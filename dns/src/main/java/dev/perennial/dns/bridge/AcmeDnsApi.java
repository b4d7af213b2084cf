package dev.perennial.dns.bridge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an acme-dns server can be asked for. Any number of threads. */
final class AcmeDnsApi {
    private final URI base;
    private final List<String> allowFrom;
    private final ApiSender sender;

    /**
     * Uses no network yet.
     *
     * @param allowFrom networks that may change what is registered from now on; empty for all
     */
    AcmeDnsApi(URI base, List<String> allowFrom, ApiSender sender) {
        this.base = base;
        this.allowFrom = List.copyOf(allowFrom);
        this.sender = sender;
    }

    /** For messages. */
    String shown() {
        return base.toString();
    }

    /** Makes a new name, over the network. */
    AcmeDnsAccount register() throws SolverException, InterruptedException {
        JsonObject body = new JsonObject();
        if (!allowFrom.isEmpty()) {
            JsonArray networks = new JsonArray();
            allowFrom.forEach(networks::add);
            body.add("allowfrom", networks);
        }
        ApiResponse response = post(base, "register", Map.of(), allowFrom.isEmpty() ? "" : body.toString());
        if (response.status() != 201) {
            throw new SolverException("The acme-dns server " + base + " does not register a new name: it answered "
                    + response.status() + said(response, new Secrets(List.of())) + ". Nothing was changed.");
        }
        JsonObject answer = object(response.body());
        AcmeDnsAccount account = new AcmeDnsAccount(
                text(answer, "fulldomain").toLowerCase(Locale.ROOT),
                text(answer, "subdomain"),
                text(answer, "username"),
                text(answer, "password"),
                base.toString());
        if (account.subdomain().isEmpty()
                || account.username().isEmpty()
                || account.password().isEmpty()
                || !isName(account.fulldomain())) {
            throw new SolverException("The server " + base + " does not answer as acme-dns does: check its address.");
        }
        return account;
    }

    /** Puts a value beside the one before, over the network; the one before that goes. */
    void update(AcmeDnsAccount account, String value) throws SolverException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("subdomain", account.subdomain());
        body.addProperty("txt", value);
        Map<String, String> keys = Map.of("X-Api-User", account.username(), "X-Api-Key", account.password());
        ApiResponse response = post(server(account), "update", keys, body.toString());
        if (response.status() != 200) {
            Secrets secrets = new Secrets(List.of(account.username(), account.password()));
            throw new SolverException("The acme-dns server " + server(account) + " does not put a value at " + account
                    + ": it answered " + response.status() + said(response, secrets)
                    + (response.status() == 401
                            ? ". Check the registration, and the networks that it may be used from."
                            : "."));
        }
    }

    /** Where it was registered: several servers may stand in one file. */
    private URI server(AcmeDnsAccount account) {
        return WebAddress.of(account.server()).orElse(base);
    }

    private ApiResponse post(URI server, String call, Map<String, String> headers, String body)
            throws SolverException, InterruptedException {
        String root = server.toString();
        URI uri = URI.create((root.endsWith("/") ? root : root + '/') + call);
        ApiRequest request = new ApiRequest("POST", uri, headers, body);
        return sender.send(request.with("Content-Type", "application/json"));
    }

    private static String said(ApiResponse response, Secrets secrets) {
        String error = text(object(response.body()), "error");
        return error.isEmpty() ? "" : " (" + secrets.line(error) + ')';
    }

    private static JsonObject object(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject(); // whoever looks into it finds nothing, and says so
        }
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
    }

    /** It is shown to the user, to be copied into a zone. */
    private static boolean isName(String name) {
        return name.indexOf('.') > 0
                && name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0));
    }
}
