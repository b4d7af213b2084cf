package dev.perennial.acme.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.PlainText;
import dev.perennial.acme.Status;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object of a CA, read strictly: what is missing or of the wrong type becomes an {@link
 * AcmeProtocolException} that names it. A null is as good as absent; unknown members are nobody's business.
 */
final class Members {
    private static final int MAX_ITEMS = 2000;

    private final JsonObject object;
    private final String what;
    private final UrlRule urls;

    private Members(JsonObject object, String what, UrlRule urls) {
        this.object = object;
        this.what = what;
        this.urls = urls;
    }

    /** The kind is what the answer should be, such as "order", for messages. */
    static Members of(Response response, String kind, UrlRule urls) throws AcmeProtocolException {
        String what = kind + " " + response.url();
        JsonObject object = JsonText.object(response.body())
                .orElseThrow(() -> new AcmeProtocolException(
                        "The CA's " + what + " is no JSON object but: " + PlainText.of(response.body(), 200)));
        return new Members(object, what, urls);
    }

    boolean has(String name) {
        return element(name) != null;
    }

    String string(String name) throws AcmeProtocolException {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalString(String name) throws AcmeProtocolException {
        JsonElement element = element(name);
        return element == null ? Optional.empty() : Optional.of(text(element, name));
    }

    /** Text for people: cleaned and bounded. */
    Optional<String> optionalText(String name, int max) throws AcmeProtocolException {
        return optionalString(name).map(text -> PlainText.of(text, max));
    }

    boolean flag(String name) throws AcmeProtocolException {
        JsonElement element = element(name);
        if (element == null) {
            return false;
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw wrong(name, "true or false");
        }
        return element.getAsBoolean();
    }

    URI url(String name) throws AcmeProtocolException {
        return optionalUrl(name).orElseThrow(() -> missing(name));
    }

    Optional<URI> optionalUrl(String name) throws AcmeProtocolException {
        Optional<String> text = optionalString(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(url(text.get(), name));
    }

    /** A link that nobody here opens: what is no acceptable URL is as good as absent. */
    Optional<URI> lenientUrl(String name) throws AcmeProtocolException {
        return optionalString(name).flatMap(urls::check);
    }

    Optional<Instant> optionalInstant(String name) throws AcmeProtocolException {
        Optional<String> text = optionalString(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(instant(text.get(), name));
    }

    Instant instant(String name) throws AcmeProtocolException {
        return instant(string(name), name);
    }

    Status status() throws AcmeProtocolException {
        return Status.of(string("status"));
    }

    List<String> strings(String name) throws AcmeProtocolException {
        List<String> strings = new ArrayList<>();
        for (JsonElement item : items(name)) {
            strings.add(text(item, name));
        }
        return strings;
    }

    /** Texts for people: each cleaned and bounded. */
    List<String> texts(String name, int max) throws AcmeProtocolException {
        List<String> texts = new ArrayList<>();
        for (String text : strings(name)) {
            texts.add(PlainText.of(text, max));
        }
        return texts;
    }

    List<URI> urls(String name) throws AcmeProtocolException {
        List<URI> found = new ArrayList<>();
        for (JsonElement item : items(name)) {
            found.add(url(text(item, name), name));
        }
        return found;
    }

    List<Members> objects(String name) throws AcmeProtocolException {
        List<Members> objects = new ArrayList<>();
        for (JsonElement item : items(name)) {
            objects.add(nested(item, name));
        }
        return objects;
    }

    Optional<Members> object(String name) throws AcmeProtocolException {
        JsonElement element = element(name);
        return element == null ? Optional.empty() : Optional.of(nested(element, name));
    }

    /**
     * An object's members as text, in the CA's order; those of another type become an empty text. A name that could not
     * be shown as it is is left out: nobody could ask for it.
     */
    Map<String, String> descriptions(String name, int max) throws AcmeProtocolException {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Members> nested = object(name);
        if (nested.isPresent()) {
            nested.get().object.asMap().forEach((key, value) -> {
                boolean isText =
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
                if (PlainText.of(key, max).equals(key)) {
                    texts.put(key, isText ? PlainText.of(value.getAsString(), max) : "");
                }
            });
        }
        return texts;
    }

    /** The problem document in a member; leniently, since an error must not hide an error. */
    Optional<JsonObject> optionalProblem(String name) {
        JsonElement element = element(name);
        return element == null || !element.isJsonObject() ? Optional.empty() : Optional.of(element.getAsJsonObject());
    }

    AcmeProtocolException wrong(String name, String expected) {
        return new AcmeProtocolException("In the CA's " + what + ", member '" + name + "' is not " + expected);
    }

    private AcmeProtocolException missing(String name) {
        return new AcmeProtocolException("The CA's " + what + " has no member '" + name + "'");
    }

    private Members nested(JsonElement element, String name) throws AcmeProtocolException {
        if (!element.isJsonObject()) {
            throw wrong(name, "an object");
        }
        return new Members(element.getAsJsonObject(), what + ", " + name, urls);
    }

    private List<JsonElement> items(String name) throws AcmeProtocolException {
        JsonElement element = element(name);
        if (element == null) {
            return List.of();
        }
        if (!element.isJsonArray() || element.getAsJsonArray().size() > MAX_ITEMS) {
            throw wrong(name, "an array of at most " + MAX_ITEMS + " items");
        }
        JsonArray array = element.getAsJsonArray();
        return array.asList();
    }

    private String text(JsonElement element, String name) throws AcmeProtocolException {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(name, "a string");
        }
        return element.getAsString();
    }

    private URI url(String text, String name) throws AcmeProtocolException {
        return urls.check(text).orElseThrow(() -> wrong(name, "an acceptable URL: " + PlainText.of(text, 200)));
    }

    private Instant instant(String text, String name) throws AcmeProtocolException {
        return Rfc3339.parse(text).orElseThrow(() -> wrong(name, "an RFC 3339 time: " + PlainText.of(text, 60)));
    }

    private @Nullable JsonElement element(String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? null : element;
    }
}
