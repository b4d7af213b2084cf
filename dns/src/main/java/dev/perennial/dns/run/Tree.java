package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.perennial.dns.recipe.Pointer;
import dev.perennial.dns.recipe.Recipe.Format;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads answers, whatever they are written in, as one kind of tree. */
final class Tree {
    /** Deeper than any provider's; what is deeper could exhaust the stack. */
    private static final int DEEPEST = 100;

    private Tree() {}

    /** Absent if the body is not what it should be; an empty body is null. */
    static Optional<JsonElement> of(Format format, String body) {
        if (body.isBlank()) {
            return Optional.of(JsonNull.INSTANCE);
        }
        return switch (format) {
            case JSON -> json(body);
            case XML -> xml(body);
            case TEXT -> Optional.of(new JsonPrimitive(body));
        };
    }

    private static Optional<JsonElement> json(String body) {
        try (JsonReader reader = new JsonReader(new StringReader(body))) {
            reader.setStrictness(Strictness.STRICT); // less, and Gson reads a page of HTML as a text
            reader.setNestingLimit(DEEPEST);
            JsonElement tree = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(tree) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /**
     * An element becomes an object: attributes by {@code @name}, elements within by name, in an array if there are several;
     * one without either is its text, which else is a member
     * {@code #text}. Names have no prefix.
     */
    private static Optional<JsonElement> xml(String body) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        Deque<JsonObject> open = new ArrayDeque<>();
        JsonObject root = new JsonObject();
        open.push(root);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body.strip()));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (open.size() > DEEPEST) {
                            return Optional.empty();
                        }
                        open.push(element(reader));
                    }
                    case XMLStreamConstants.CHARACTERS -> append(open.element(), reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        JsonObject closed = open.pop();
                        add(open.element(), reader.getLocalName(), value(closed));
                    }
                    default -> {
                        // comments and the like mean nothing
                    }
                }
            }
            return Optional.of(root);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static JsonObject element(XMLStreamReader reader) {
        JsonObject element = new JsonObject();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.addProperty('@' + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return element;
    }

    private static void append(JsonObject element, String text) {
        String before = element.has(Pointer.TEXT) ? element.get(Pointer.TEXT).getAsString() : "";
        element.addProperty(Pointer.TEXT, before + text);
    }

    private static JsonElement value(JsonObject element) {
        JsonElement text = element.remove(Pointer.TEXT);
        String words = text == null ? "" : text.getAsString().strip();
        if (element.isEmpty()) {
            return new JsonPrimitive(words);
        }
        if (!words.isEmpty()) {
            element.addProperty(Pointer.TEXT, words);
        }
        return element;
    }

    private static void add(JsonObject parent, String name, JsonElement value) {
        JsonElement there = parent.get(name);
        if (there == null) {
            parent.add(name, value);
        } else if (there instanceof JsonArray array) {
            array.add(value);
        } else {
            JsonArray array = new JsonArray();
            array.add(there);
            array.add(value);
            parent.add(name, array);
        }
    }
}
