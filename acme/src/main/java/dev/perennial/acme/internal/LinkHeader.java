package dev.perennial.acme.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Link headers (RFC 8288 section 3): several per line, parameters in any order, quoted or not. */
public final class LinkHeader {
    private LinkHeader() {}

    /** The targets with the relation {@code rel}, as written; what cannot be parsed is passed over. */
    public static List<String> targets(List<String> headers, String rel) {
        List<String> found = new ArrayList<>();
        for (String header : headers) {
            int at = header.indexOf('<');
            while (at >= 0) {
                int close = header.indexOf('>', at);
                if (close < 0) {
                    break;
                }
                int end = endOfLink(header, close + 1);
                if (hasRelation(header.substring(close + 1, end), rel)) {
                    found.add(header.substring(at + 1, close).strip());
                }
                at = header.indexOf('<', end);
            }
        }
        return found;
    }

    /** The first comma outside quotes. */
    private static int endOfLink(String header, int from) {
        boolean quoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return header.length();
    }

    private static boolean hasRelation(String parameters, String rel) {
        int from = 0;
        while (from < parameters.length()) {
            int end = nextSemicolon(parameters, from);
            String parameter = parameters.substring(from, end).strip();
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                return names(parameter.substring(equals + 1).strip(), rel); // a second rel must be ignored
            }
            from = end + 1;
        }
        return false;
    }

    private static int nextSemicolon(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    /** A rel value may list several relations. */
    private static boolean names(String value, String rel) {
        String list = value.replace("\"", "").toLowerCase(Locale.ROOT);
        return (" " + list + " ").contains(" " + rel + " ");
    }
}
