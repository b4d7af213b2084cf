package dev.perennial.cli.choice;

import dev.perennial.pki.Identifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A certificate there is. Two of these are equal only if nothing has happened to the certificate between them.
 *
 * @param conf its renewal configuration, which questions refer to
 * @param version which of its versions is in use
 * @param identifiers in the order of the certificate
 * @param keyType {@code rsa} or {@code ecdsa}, as the option has it
 */
public record KnownLineage(String name, Path conf, int version, List<Identifier> identifiers, String keyType) {
    public KnownLineage {
        identifiers = List.copyOf(identifiers);
    }

    Set<Identifier> set() {
        return new HashSet<>(identifiers);
    }

    List<String> names() {
        return values(identifiers);
    }

    static List<String> values(List<Identifier> identifiers) {
        List<String> values = new ArrayList<>(identifiers.size());
        for (Identifier identifier : identifiers) {
            values.add(identifier.value());
        }
        return values;
    }
}
