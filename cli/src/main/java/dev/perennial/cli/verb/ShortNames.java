package dev.perennial.cli.verb;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names in a narrow column. What is too long loses its middle: hosts differ at the beginning, domains and numbers at the end.
 * No two names look the same afterwards.
 */
final class ShortNames {
    private static final String GAP = "...";
    /** With less at an end it says nothing. */
    private static final int LEAST = 4;

    private ShortNames() {}

    /** By name; one that would look like another however it is shortened stays as it is. */
    static Map<String, String> of(List<String> names, int width) {
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            if (name.length() <= width) {
                taken.add(name);
            }
        }
        Map<String, String> shortened = new LinkedHashMap<>();
        for (String name : names) {
            shortened.put(name, name.length() <= width ? name : shortened(name, width, taken));
        }
        return shortened;
    }

    private static String shortened(String name, int width, Set<String> taken) {
        int kept = width - GAP.length();
        for (int shift = 0; shift <= kept / 2 - LEAST; shift++) {
            for (int head : new int[] {kept / 2 + shift, kept / 2 - shift}) {
                String candidate = name.substring(0, head) + GAP + name.substring(name.length() - (kept - head));
                if (taken.add(candidate)) {
                    return candidate;
                }
            }
        }
        return name;
    }
}
