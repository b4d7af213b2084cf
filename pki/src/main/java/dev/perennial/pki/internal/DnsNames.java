package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;

/**
 * DNS names as they may stand in an order or a certificate. Underscores are let through: some private CAs issue for them,
 * and it is the CA's business to refuse. Letters outside ASCII are refused, not converted: the JDK only knows IDNA 2003,
 * which maps some names to others than browsers do.
 */
public final class DnsNames {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private DnsNames() {}

    public static String normalize(String name) throws PkiException {
        String lower = asciiLowerCase(name);
        String normal = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        String complaint = complaint(normal);
        if (!complaint.isEmpty()) {
            throw new PkiException("DNS name " + Quote.of(name) + ": " + complaint);
        }
        return normal;
    }

    /** Not {@code toLowerCase}, which makes an ASCII k of the Kelvin sign. */
    private static String asciiLowerCase(String name) {
        StringBuilder lower = new StringBuilder(name);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 'a' - 'A'));
            }
        }
        return lower.toString();
    }

    public static boolean isNormal(String name) {
        return complaint(name).isEmpty();
    }

    private static String complaint(String name) {
        if (name.length() > MAX_NAME) {
            return "is longer than 253 characters";
        }
        int from = name.startsWith("*.") ? 2 : 0;
        if (from == name.length()) {
            return "is empty";
        }
        int lastLabel = from;
        while (true) {
            int dot = name.indexOf('.', from);
            String wrong = labelComplaint(name, from, dot < 0 ? name.length() : dot);
            if (!wrong.isEmpty()) {
                return wrong;
            }
            lastLabel = from;
            if (dot < 0) {
                break;
            }
            from = dot + 1;
        }
        return digitsOnly(name, lastLabel) ? "is an address or ends in a number; no name does" : "";
    }

    private static String labelComplaint(String name, int from, int to) {
        if (from == to) {
            return "has an empty label";
        }
        if (to - from > MAX_LABEL) {
            return "has a label longer than 63 characters";
        }
        if (name.charAt(from) == '-' || name.charAt(to - 1) == '-') {
            return "has a label that begins or ends with a hyphen";
        }
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (c > 0x7f) {
                return "has characters outside ASCII; write it in its xn-- form";
            }
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) {
                return c == '*'
                        ? "has a * elsewhere than as its whole first label"
                        : "has a character no name may have";
            }
        }
        return "";
    }

    private static boolean digitsOnly(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
