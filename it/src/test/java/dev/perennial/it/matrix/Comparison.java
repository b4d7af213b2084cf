package dev.perennial.it.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what two programs did differently. */
final class Comparison {
    private static final String NOTHING = "none";

    private final List<Difference> differences = new ArrayList<>();
    private final Scenario scenario;
    private final List<String> phrases;

    Comparison(Scenario scenario, List<String> phrases) {
        this.scenario = scenario;
        this.phrases = phrases;
    }

    List<Difference> of(Outcome certbot, Outcome perennial) {
        for (int i = 0; i < certbot.said().size(); i++) {
            said(certbot.said().get(i), perennial.said().get(i));
        }
        maps("path ", certbot.left().tree(), perennial.left().tree());
        texts(certbot.left().texts(), perennial.left().texts());
        return differences;
    }

    private void said(Said certbot, Said perennial) {
        equal("exit", Integer.toString(certbot.exit()), Integer.toString(perennial.exit()));
        if (certbot.ofCertbot()) {
            maps("stdout ", phrases(certbot.stdout()), phrases(perennial.stdout()));
            maps("stderr ", phrases(certbot.stderr()), phrases(perennial.stderr()));
        } else {
            equal("output", certbot.stdout() + certbot.stderr(), perennial.stdout() + perennial.stderr());
        }
    }

    /** How often each is said. Certbot breaks its lines at 80 columns. */
    private SortedMap<String, String> phrases(String text) {
        String flat = text.replaceAll("\\s+", " ");
        SortedMap<String, String> found = new TreeMap<>();
        for (String phrase : phrases) {
            int times = flat.split(Pattern.quote(phrase), -1).length - 1;
            if (times > 0) {
                found.put('"' + phrase + '"', "x" + times);
            }
        }
        return found;
    }

    /** Their lines by section and key, so that a difference is one line's. */
    private void texts(SortedMap<String, String> certbot, SortedMap<String, String> perennial) {
        for (String file : certbot.keySet()) {
            if (perennial.containsKey(file)) {
                maps(file + ' ', lines(certbot.get(file)), lines(perennial.get(file)));
            }
        }
    }

    /** Numbers comments and bare lines by what stands before them. The order of keys has no meaning. */
    private static SortedMap<String, String> lines(String text) {
        SortedMap<String, String> lines = new TreeMap<>();
        String section = "";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("[")) {
                section = line;
            }
            int equals = line.indexOf(" = ");
            String key = equals < 0 || line.startsWith("#") ? line : line.substring(0, equals);
            lines.merge((section + ' ' + key).strip(), '"' + line + '"', String::concat);
        }
        return lines;
    }

    private void maps(String kind, Map<String, String> certbot, Map<String, String> perennial) {
        TreeSet<String> keys = new TreeSet<>(certbot.keySet());
        keys.addAll(perennial.keySet());
        for (String key : keys) {
            equal(kind + key, certbot.getOrDefault(key, NOTHING), perennial.getOrDefault(key, NOTHING));
        }
    }

    private void equal(String what, String certbot, String perennial) {
        if (!certbot.equals(perennial)) {
            differences.add(new Difference(scenario.name(), what, certbot, perennial));
        }
    }
}
