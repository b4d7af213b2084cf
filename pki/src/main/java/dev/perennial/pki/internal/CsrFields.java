package dev.perennial.pki.internal;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.security.PublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one pass over a certification request (RFC 2986 section 4) finds. */
public record CsrFields(
        Span info,
        Span signatureAlgorithm,
        Span signature,
        PublicKey publicKey,
        Extensions extensions,
        List<Identifier> identifiers) {
    private static final String WHAT = "CSR";

    public static CsrFields read(byte[] der) throws PkiException {
        DerReader request = DerReader.sequence(der, WHAT);
        DerReader fields = request.fork().enter(Der.SEQUENCE);
        Span info = request.element();
        Span algorithm = request.element();
        Span signature = request.bitsSpan();
        request.end();

        if (fields.smallInteger() != 0) {
            throw fields.error("has an unknown version");
        }
        Optional<String> commonName = X500Name.commonName(fields);
        PublicKey key = PublicKeyInfo.read(fields.element().of(der));
        Extensions extensions = new Extensions();
        if (fields.at(Der.contextConstructed(0))) { // OpenSSL leaves out an empty set, against the letter
            extensions = requestedExtensions(fields.enter(Der.contextConstructed(0)));
        }
        fields.end();
        return new CsrFields(info, algorithm, signature, key, extensions, identifiers(commonName, extensions));
    }

    private static Extensions requestedExtensions(DerReader attributes) throws PkiException {
        Extensions extensions = new Extensions();
        while (attributes.hasMore()) {
            DerReader attribute = attributes.enter(Der.SEQUENCE);
            boolean wanted = attribute.oid().equals(Oid.EXTENSION_REQUEST);
            DerReader values = attribute.enter(Der.SET);
            attribute.end();
            if (wanted) {
                extensions = new Extensions(values);
                values.end();
            }
        }
        return extensions;
    }

    private static List<Identifier> identifiers(Optional<String> commonName, Extensions extensions)
            throws PkiException {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        commonName.ifPresent(name -> addIfIdentifier(name, identifiers));
        DerReader names = extensions.reader(Oid.SUBJECT_ALT_NAME, "CSR: subjectAltName");
        if (names != null) {
            identifiers.addAll(GeneralNames.identifiers(names));
            names.end();
        }
        return List.copyOf(identifiers);
    }

    /** A common name may be anything, "Example Ltd." for one, and then it names no server. */
    private static void addIfIdentifier(String commonName, Set<Identifier> identifiers) {
        identifier("dns", commonName).or(() -> identifier("ip", commonName)).ifPresent(identifiers::add);
    }

    private static Optional<Identifier> identifier(String type, String value) {
        try {
            return Optional.of(Identifier.of(type, value));
        } catch (PkiException e) {
            return Optional.empty();
        }
    }
}
