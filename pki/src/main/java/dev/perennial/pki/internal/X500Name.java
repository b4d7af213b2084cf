package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Distinguished names, of which Perennial only cares for the common name; compared as bytes, not by their text. */
public final class X500Name {
    private static final int PRINTABLE_STRING = 0x13;
    private static final int T61_STRING = 0x14;
    private static final int IA5_STRING = 0x16;
    private static final int BMP_STRING = 0x1e;

    private X500Name() {}

    /**
     * Reads a whole Name and returns its first common name, as Certbot's {@code --preferred-chain} compares it. Characters
     * that could disturb a terminal are replaced.
     */
    public static Optional<String> commonName(DerReader outer) throws PkiException {
        Optional<String> found = Optional.empty();
        DerReader name = outer.enter(Der.SEQUENCE);
        while (name.hasMore()) {
            DerReader attributes = name.enter(Der.SET);
            while (attributes.hasMore()) {
                DerReader attribute = attributes.enter(Der.SEQUENCE);
                boolean wanted = attribute.oid().equals(Oid.COMMON_NAME) && found.isEmpty();
                if (wanted && isText(attribute)) {
                    found = Optional.of(Quote.printable(text(attribute)));
                } else {
                    attribute.element();
                }
                attribute.end();
            }
        }
        return found;
    }

    private static boolean isText(DerReader reader) {
        return reader.at(Der.UTF8_STRING)
                || reader.at(PRINTABLE_STRING)
                || reader.at(IA5_STRING)
                || reader.at(T61_STRING)
                || reader.at(BMP_STRING);
    }

    private static String text(DerReader reader) throws PkiException {
        if (reader.at(Der.UTF8_STRING)) {
            return string(reader, Der.UTF8_STRING, StandardCharsets.UTF_8);
        }
        if (reader.at(BMP_STRING)) {
            return string(reader, BMP_STRING, StandardCharsets.UTF_16BE);
        }
        if (reader.at(T61_STRING)) { // which everyone who ever wrote one meant as Latin-1
            return string(reader, T61_STRING, StandardCharsets.ISO_8859_1);
        }
        return reader.ascii(reader.at(IA5_STRING) ? IA5_STRING : PRINTABLE_STRING);
    }

    private static String string(DerReader reader, int tag, Charset charset) throws PkiException {
        return new String(reader.octets(tag), charset);
    }

    /** A Name of one common name, or the empty one for an empty text. */
    public static byte[] of(String commonName) {
        if (commonName.isEmpty()) {
            return Der.sequence();
        }
        return Der.sequence(Der.setOf(Der.sequence(Der.oid(Oid.COMMON_NAME), Der.utf8(commonName))));
    }
}
