package dev.perennial.dns.bridge;

import java.util.ArrayList;
import java.util.List;

/**
 * What a script of acme.sh's dnsapi says of itself.
 *
 * @param script as it is selected: {@code dns_cf}
 * @param title the provider; the script's name if it says none
 * @param options the variables it needs, or may have
 * @param alternatives those it needs instead of them
 */
public record AcmeShInfo(
        String script, String title, String site, String docs, List<Variable> options, List<Variable> alternatives) {
    public AcmeShInfo {
        options = List.copyOf(options);
        alternatives = List.copyOf(alternatives);
    }

    /** A variable, and what to put there; empty if the script does not say. */
    public record Variable(String name, String help) {}

    /** Of the text of a script, which is not run. Whatever it does not say is empty. */
    public static AcmeShInfo of(String script, String text) {
        String title = "";
        String site = "";
        String docs = "";
        List<Variable> options = new ArrayList<>();
        List<Variable> alternatives = new ArrayList<>();
        List<Variable> open = new ArrayList<>();
        for (String line : description(script, text).lines().toList()) {
            String words = line.strip();
            int colon = words.indexOf(':');
            boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            if (indented && !words.isEmpty()) {
                open.add(variable(words));
            } else {
                String rest = words.substring(colon + 1).strip();
                open = new ArrayList<>(); // what follows belongs to something that nobody asks for
                switch (colon < 0 ? words : words.substring(0, colon)) {
                    case "Site" -> site = rest;
                    case "Docs" -> docs = rest;
                    case "Options" -> open = options;
                    case "OptionsAlt" -> open = alternatives;
                    default -> title = title.isEmpty() && colon < 0 ? words : title;
                }
            }
        }
        return new AcmeShInfo(script, title.isEmpty() ? script : title, site, docs, options, alternatives);
    }

    private static Variable variable(String words) {
        int end = 0;
        while (end < words.length() && (Character.isLetterOrDigit(words.charAt(end)) || words.charAt(end) == '_')) {
            end++;
        }
        String help = words.substring(end).strip();
        return new Variable(
                words.substring(0, end),
                help.startsWith(":") ? help.substring(1).strip() : help);
    }

    /** Between the quotes of the variable. */
    private static String description(String script, String text) {
        String start = script + "_info=";
        int from = text.startsWith(start) ? 0 : text.indexOf('\n' + start) + 1;
        int open = from + start.length();
        if (!text.startsWith(start, from) || open >= text.length() || "'\"".indexOf(text.charAt(open)) < 0) {
            return "";
        }
        int close = text.indexOf(text.charAt(open), open + 1);
        return close < 0 ? "" : text.substring(open + 1, close);
    }
}
