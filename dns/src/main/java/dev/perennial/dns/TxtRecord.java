package dev.perennial.dns;

/**
 * A TXT record for a CA to find. Others may stand at the same name.
 *
 * @param name in lower case without a final dot
 * @param value up to 255 ASCII characters
 */
public record TxtRecord(String name, String value) {
    public TxtRecord {
        name = Question.normal(name);
    }
}
