package dev.perennial.dns.auth;

/** What AWS's token service says: elements with plain words in them, which need no parser. */
final class Xml {
    private Xml() {}

    /** What is between the first such tag and its end; empty if there is none. */
    static String element(String xml, String name) {
        int from = xml.indexOf('<' + name + '>');
        int to = xml.indexOf("</" + name + '>', Math.max(from, 0));
        return from < 0 || to < from
                ? ""
                : xml.substring(from + name.length() + 2, to).strip();
    }
}
