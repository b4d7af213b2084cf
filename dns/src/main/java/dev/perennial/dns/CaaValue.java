package dev.perennial.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The value of a CAA record that says who may issue (RFC 8659 section 4.2).
 *
 * @param issuer in lower case; empty if the record lets nobody issue
 * @param problem why the parameters are not what the grammar has, or empty; such a record lets nobody issue
 */
record CaaValue(String issuer, List<Parameter> parameters, String problem) {
    record Parameter(String tag, String value) {}

    static CaaValue parse(String text) {
        String[] parts = text.split(";", -1);
        List<Parameter> parameters = new ArrayList<>();
        String problem = "";
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            int equals = part.indexOf('=');
            if (equals > 0 && visible(part)) {
                parameters.add(new Parameter(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip()));
            } else if (!part.isEmpty()) {
                problem = "'" + part + "' is no parameter";
            } else if (parts.length > 2) {
                problem = "it has a parameter that is empty";
            }
        }
        return new CaaValue(parts[0].strip().toLowerCase(Locale.ROOT), List.copyOf(parameters), problem);
    }

    List<String> parameters(String tag) {
        return parameters.stream()
                .filter(parameter -> parameter.tag().equals(tag))
                .map(Parameter::value)
                .toList();
    }

    private static boolean visible(String part) {
        return part.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
