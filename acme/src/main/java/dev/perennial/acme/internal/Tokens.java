package dev.perennial.acme.internal;

/** Strings of the base64url alphabet, which is what makes a CA's token safe in a path or a file name. */
public final class Tokens {
    private Tokens() {}

    public static boolean wellFormed(String text, int maxLength) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ok =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!ok) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= maxLength;
    }
}
