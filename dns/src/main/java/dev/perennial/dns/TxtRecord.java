package dev.perennial.dns;

import java.util.Optional;

/**
 * A TXT record for a CA to find. Others may stand at the same name.
 *
 * @param name in lower case without a final dot
 * @param value up to 255 ASCII characters
 * @param origin what it answers; empty if it answers no challenge with a token
 */
public record TxtRecord(String name, String value, Optional<Origin> origin) {
    public TxtRecord {
        name = Question.normal(name);
    }

    public TxtRecord(String name, String value) {
        this(name, value, Optional.empty());
    }
}
