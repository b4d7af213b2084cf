package dev.perennial.dns.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.engine.SolverException;
import java.util.Optional;

/** What Keystone v3 is asked for: who, and for which project. */
final class KeystoneRequest {
    private KeystoneRequest() {}

    static String of(Parameters parameters) throws SolverException {
        JsonObject identity = new JsonObject();
        JsonObject auth = new JsonObject();
        Optional<String> credential = parameters.optionalLine("application-credential-id");
        JsonArray methods = new JsonArray();
        methods.add(credential.isPresent() ? "application_credential" : "password");
        identity.add("methods", methods);
        if (credential.isPresent()) { // it knows its project itself
            JsonObject inner = new JsonObject();
            inner.addProperty("id", credential.get());
            inner.addProperty("secret", need(parameters, "application-credential-secret"));
            identity.add("application_credential", inner);
        } else {
            JsonObject user = party(parameters, "user-id", need(parameters, "username", "user-id"), "user-domain");
            user.addProperty("password", need(parameters, "password"));
            identity.add("password", wrap("user", user));
            Optional<String> project = parameters.optionalLine("project-name");
            if (project.isPresent() || parameters.optionalLine("project-id").isPresent()) {
                JsonObject scope = party(parameters, "project-id", project.orElse(""), "project-domain");
                auth.add("scope", wrap("project", scope));
            }
        }
        auth.add("identity", identity);
        return wrap("auth", auth).toString();
    }

    /** A user or a project: by its id, or by its name within a domain. */
    private static JsonObject party(Parameters parameters, String idName, String name, String domain)
            throws SolverException {
        JsonObject party = new JsonObject();
        Optional<String> id = parameters.optionalLine(idName);
        if (id.isPresent()) {
            party.addProperty("id", id.get());
            return party;
        }
        party.addProperty("name", name);
        JsonObject inner = new JsonObject();
        for (String scope : new String[] {domain, "user-domain"}) {
            Optional<String> domainId = parameters.optionalLine(scope + "-id");
            Optional<String> domainName = parameters.optionalLine(scope + "-name");
            if (inner.isEmpty() && domainId.isPresent()) {
                inner.addProperty("id", domainId.get());
            } else if (inner.isEmpty() && domainName.isPresent()) {
                inner.addProperty("name", domainName.get());
            }
        }
        if (inner.isEmpty()) {
            inner.addProperty("name", "Default");
        }
        party.add("domain", inner);
        return party;
    }

    private static String need(Parameters parameters, String... names) throws SolverException {
        for (String name : names) {
            Optional<String> value = parameters.optionalLine(name);
            if (value.isPresent()) {
                return value.get();
            }
        }
        throw parameters.complaint("needs a value for " + String.join(" or ", names));
    }

    private static JsonObject wrap(String name, JsonObject inner) {
        JsonObject outer = new JsonObject();
        outer.add(name, inner);
        return outer;
    }
}
