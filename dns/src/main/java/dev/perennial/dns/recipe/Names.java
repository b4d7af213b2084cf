package dev.perennial.dns.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which names templates may use, and which they do. */
final class Names {
    /** Of a record, its zone and the request; docs/dns-recipes.md says what each is. */
    private static final List<String> BUILT_IN = List.of(
            "zone",
            "zone_dot",
            "fqdn",
            "fqdn_dot",
            "name",
            "host",
            "sld",
            "tld",
            "value",
            "quoted",
            "ttl",
            "values",
            "old",
            "before",
            "records",
            "item",
            "index",
            "page",
            "offset",
            "cursor",
            "request_method",
            "request_url",
            "request_path",
            "request_body");

    private record Use(String name, Place place) {}

    private final Set<String> known = new LinkedHashSet<>(BUILT_IN);
    private final List<Use> uses = new ArrayList<>();

    void know(String name) {
        known.add(name);
    }

    void use(Set<String> names, Place place) {
        names.forEach(name -> uses.add(new Use(name, place)));
    }

    /** That there are no others, where nothing else is known yet. */
    static void only(Set<String> known, Set<String> used, String what, Place place) throws RecipeException {
        for (String name : used) {
            if (!known.contains(name)) {
                throw place.wrong(what + " may use fields only, and " + name + " is none");
            }
        }
    }

    void check() throws RecipeException {
        for (Use use : uses) {
            if (!known.contains(use.name())) {
                throw use.place()
                        .wrong("nothing is called '" + use.name() + "'; there are "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
