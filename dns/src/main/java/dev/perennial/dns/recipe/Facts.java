package dev.perennial.dns.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The members of a mapping of YAML while they are read. What nobody asks for is a mistake of the recipe's author: {@link #done}
 * says so.
 */
final class Facts {
    private final String file;
    private final Place place;
    private final String what;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Facts(String file, Place place, String what) {
        this.file = file;
        this.place = place;
        this.what = what;
    }

    /** @param what the mapping is, for messages: {@code zone} */
    static Facts of(Node node, String file, String what) throws RecipeException {
        Place at = place(node, file);
        if (!(node instanceof MappingNode mapping)) {
            throw at.wrong(what + " must be a mapping, such as 'key: value'");
        }
        Facts facts = new Facts(file, at, what);
        for (NodeTuple each : mapping.getValue()) {
            Place keyPlace = place(each.getKeyNode(), file);
            if (!(each.getKeyNode() instanceof ScalarNode key)) {
                throw keyPlace.wrong("a key must be a word");
            }
            if (facts.members.put(key.getValue(), each.getValueNode()) != null) {
                throw keyPlace.wrong("'" + key.getValue() + "' is there twice");
            }
            facts.places.put(key.getValue(), keyPlace);
        }
        return facts;
    }

    static Place place(Node node, String file) {
        return new Place(
                file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }

    Place place() {
        return place;
    }

    /** Where this member stands; the mapping itself if there is none. */
    Place place(String key) {
        return places.getOrDefault(key, place);
    }

    String file() {
        return file;
    }

    Set<String> keys() {
        return members.keySet();
    }

    boolean has(String key) {
        asked.add(key);
        return members.containsKey(key);
    }

    Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(members.get(key));
    }

    Node needed(String key) throws RecipeException {
        return node(key).orElseThrow(() -> place.wrong(what + " needs '" + key + "'"));
    }

    Facts child(String key) throws RecipeException {
        return of(needed(key), file, key);
    }

    Optional<Facts> maybeChild(String key) throws RecipeException {
        Optional<Node> node = node(key);
        return node.isPresent() ? Optional.of(of(node.get(), file, key)) : Optional.empty();
    }

    String text(String key) throws RecipeException {
        return text(needed(key), key);
    }

    Optional<String> maybeText(String key) throws RecipeException {
        Optional<Node> node = node(key);
        return node.isPresent() ? Optional.of(text(node.get(), key)) : Optional.empty();
    }

    String text(Node node, String key) throws RecipeException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw place(node, file).wrong("'" + key + "' must be one text");
    }

    boolean flag(String key) throws RecipeException {
        Optional<String> text = maybeText(key);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            throw place(key).wrong("'" + key + "' must be true or false, and is " + text.get());
        }
        return text.map("true"::equals).orElse(false);
    }

    Optional<Integer> number(String key, int least, int most) throws RecipeException {
        Optional<String> text = maybeText(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            throw place(key).wrong("'" + key + "' must be a number, and is " + text.get());
        }
        throw place(key).wrong("'" + key + "' must be from " + least + " to " + most + ", and is " + text.get());
    }

    /** One text counts as a list of one; no member as an empty one. */
    List<String> texts(String key) throws RecipeException {
        Optional<Node> node = node(key);
        return node.isPresent() ? texts(node.get(), key) : List.of();
    }

    List<String> texts(Node node, String key) throws RecipeException {
        List<String> all = new ArrayList<>();
        for (Node each : nodes(node)) {
            all.add(text(each, key));
        }
        return all;
    }

    /** The elements of a list; anything else counts as a list of one. */
    static List<Node> nodes(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** That every member was asked for. */
    void done() throws RecipeException {
        for (Map.Entry<String, Place> each : places.entrySet()) {
            if (!asked.contains(each.getKey())) {
                throw each.getValue()
                        .wrong(what + " has no '" + each.getKey() + "'; it has " + String.join(", ", asked));
            }
        }
    }
}
