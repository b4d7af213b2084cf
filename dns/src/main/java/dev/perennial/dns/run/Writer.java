package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.recipe.Auth;
import dev.perennial.dns.recipe.Body;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.JsonTemplate;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Scope;
import dev.perennial.dns.recipe.Template;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes requests from what a recipe says of them. */
final class Writer {
    private static final String CONTENT_TYPE = "Content-Type";

    private final Recipe recipe;
    private final Optional<Auth> auth;
    private final String base;

    /**
     * @param auth how to show who asks; a scheme's signature comes later
     * @param fields the user's, of which the base address is made: a record's names are no part of it
     */
    Writer(Recipe recipe, Optional<Auth> auth, Scope fields) {
        this.recipe = recipe;
        this.auth = auth;
        String text = recipe.base().text(fields, Percent::encode).orElse("");
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** @param address instead of the call's own, where an answer has named the next page */
    ApiRequest write(Call call, Variables scope, Optional<String> address) throws SolverException {
        Optional<Auth> shown = call.signed() ? auth : Optional.empty();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", recipe.format() == Recipe.Format.XML ? "application/xml, text/xml" : "application/json");
        String body = body(call, shown, scope, headers);
        URI uri = uri(call, shown, scope);
        if (address.isPresent()) {
            uri = next(uri, address.get());
        }
        call.headers().forEach((name, value) -> value.text(scope).ifPresent(text -> headers.put(name, text)));
        ApiRequest bare = new ApiRequest(call.method(), uri, headers, body);
        return shown.isPresent() ? signed(bare, shown.get(), scope) : bare;
    }

    private static ApiRequest signed(ApiRequest bare, Auth auth, Variables scope) {
        String query = bare.uri().getRawQuery();
        Variables about = scope.with("request_method", bare.method())
                .with("request_url", bare.uri().toString())
                .with("request_path", bare.uri().getRawPath() + (query == null ? "" : '?' + query))
                .with("request_body", bare.body());
        ApiRequest request = bare;
        for (Map.Entry<String, Template> each : auth.headers().entrySet()) {
            Optional<String> value = each.getValue().text(about);
            if (value.isPresent()) {
                request = request.with(each.getKey(), value.get());
            }
        }
        return request;
    }

    private URI uri(Call call, Optional<Auth> shown, Scope scope) throws SolverException {
        String path = call.url().text(scope, Percent::encode).orElse("");
        boolean absolute = path.startsWith("https://") || path.startsWith("http://");
        StringBuilder all = new StringBuilder(absolute ? path : base + path);
        Map<String, Template> query = new LinkedHashMap<>(call.query());
        shown.ifPresent(one -> query.putAll(one.query()));
        String parameters = form(query, scope);
        if (!parameters.isEmpty()) {
            all.append(all.indexOf("?") < 0 ? '?' : '&').append(parameters);
        }
        return uri(all.toString());
    }

    /** Often in full, and sometimes relative to where one is. */
    private URI next(URI from, String address) throws SolverException {
        try {
            URI uri = from.resolve(new URI(address));
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw noAddress(e);
        }
        throw noAddress(null);
    }

    private SolverException noAddress(@Nullable Exception cause) {
        return new SolverException(
                recipe.title() + " says that there is another page, and where is no address.", cause);
    }

    private URI uri(String text) throws SolverException {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new SolverException("The recipe of " + recipe.title() + " makes no address: " + e.getReason(), e);
        }
        throw new SolverException("The recipe of " + recipe.title() + " makes an address without a host.");
    }

    private static String body(Call call, Optional<Auth> shown, Variables scope, Map<String, String> headers) {
        Map<String, JsonTemplate> members = shown.map(Auth::json).orElse(Map.of());
        Map<String, Template> parameters = shown.map(Auth::form).orElse(Map.of());
        boolean carries = !call.method().equals("GET") && !call.method().equals("DELETE");
        return switch (call.body()) {
            case Body.Json(JsonTemplate template) -> {
                headers.put(CONTENT_TYPE, "application/json");
                yield json(template.value(scope), members, scope);
            }
            case Body.Form(Map<String, Template> own) -> {
                headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
                Map<String, Template> all = new LinkedHashMap<>(own);
                all.putAll(parameters);
                yield form(all, scope);
            }
            case Body.FormText(Template template) -> {
                headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
                String more = form(parameters, scope);
                String text = template.text(scope, Percent::encode).orElse("");
                yield text + (text.isEmpty() || more.isEmpty() ? "" : "&") + more;
            }
            case Body.Xml(Template template) -> {
                headers.put(CONTENT_TYPE, "application/xml");
                yield template.text(scope, Writer::xml).orElse("");
            }
            case Body.None() -> {
                if (carries && !members.isEmpty()) {
                    headers.put(CONTENT_TYPE, "application/json");
                    yield json(Optional.of(new JsonObject()), members, scope);
                }
                if (carries && !parameters.isEmpty()) {
                    headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
                    yield form(parameters, scope);
                }
                yield "";
            }
        };
    }

    private static String json(Optional<JsonElement> value, Map<String, JsonTemplate> more, Scope scope) {
        JsonElement body = value.orElseGet(JsonObject::new);
        if (body instanceof JsonObject object) {
            more.forEach((name, template) -> template.value(scope).ifPresent(member -> object.add(name, member)));
        }
        return body.toString();
    }

    private static String form(Map<String, Template> parameters, Scope scope) {
        StringBuilder all = new StringBuilder();
        parameters.forEach((name, template) -> template.text(scope).ifPresent(value -> {
            all.append(all.isEmpty() ? "" : "&").append(Percent.encode(name));
            all.append('=').append(Percent.encode(value));
        }));
        return all.toString();
    }

    static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
