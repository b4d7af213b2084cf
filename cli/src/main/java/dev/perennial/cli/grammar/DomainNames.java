package dev.perennial.cli.grammar;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.List;

/** What {@code -d} accepts: Certbot's checks, with a hint for each common mistake. */
final class DomainNames {
    private DomainNames() {}

    static List<String> check(List<String> names, String where) throws UsageException {
        List<String> clean = new ArrayList<>(names.size());
        for (String name : names) {
            clean.add(check(name, where));
        }
        return clean;
    }

    private static String check(String typed, String where) throws UsageException {
        String name = lower(typed.strip());
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        String complaint = complaint(name);
        if (!complaint.isEmpty()) {
            throw UsageException.refused(where + ": Requested domain '" + typed + "' " + complaint);
        }
        return name;
    }

    /** ASCII alone: a Kelvin sign must not become a k. */
    private static String lower(String typed) {
        StringBuilder name = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            name.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return name.toString();
    }

    private static String complaint(String name) {
        if (name.startsWith("http://") || name.startsWith("https://")) {
            return "is a URL, not a name: leave out the scheme and the path";
        }
        if (name.isEmpty() || name.length() > 255) {
            return "is empty or too long";
        }
        if (isAddress(name)) {
            return "is an IP address: use --ip-address";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 126) {
                return "contains non-ASCII characters; write it in Punycode (xn--...)";
            }
            if (c <= ' ' || c == '/' || c == '\\' || c == ':') {
                return "contains a character no name may have";
            }
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > 63) {
                return "has a label that is empty or longer than 63 characters";
            }
        }
        return unfitForCertificate(name);
    }

    private static boolean isAddress(String name) {
        try {
            return !Identifier.ip(name).value().isEmpty();
        } catch (PkiException e) {
            return false;
        }
    }

    /** What no certificate can be for, such as a wildcard in the middle: its reason is the end of the message. */
    private static String unfitForCertificate(String name) {
        try {
            Identifier.dns(name);
            return "";
        } catch (PkiException e) {
            String reason = String.valueOf(e.getMessage());
            return reason.substring(reason.lastIndexOf(": ") + 2);
        }
    }
}
