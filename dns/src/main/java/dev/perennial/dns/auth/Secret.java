package dev.perennial.dns.auth;

/** A text that prints as stars, so that no record that holds one gives it away. */
record Secret(String text) {
    byte[] bytes() {
        return Digests.utf8(text);
    }

    @Override
    public String toString() {
        return "***";
    }
}
