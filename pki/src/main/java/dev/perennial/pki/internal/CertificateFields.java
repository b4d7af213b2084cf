package dev.perennial.pki.internal;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over a certificate (RFC 5280 section 4.1) finds. Everything a getter promises is checked here; the public
 * key alone stays undecoded, because making a key object costs more than all the rest.
 */
public record CertificateFields(
        Span tbs,
        Span serial,
        Span signatureAlgorithm,
        Span signature,
        Span issuer,
        Span subject,
        Span publicKey,
        String keyAlgorithm,
        Optional<String> issuerCommonName,
        Optional<String> subjectCommonName,
        Instant notBefore,
        Instant notAfter,
        Extensions extensions,
        List<Identifier> identifiers,
        CertificateExtensions known) {
    private static final String WHAT = "certificate";
    private static final int V3 = 2;

    public static CertificateFields read(byte[] der) throws PkiException {
        DerReader certificate = DerReader.sequence(der, WHAT);
        DerReader peek = certificate.fork();
        Span tbs = peek.element();
        Span algorithm = peek.element();
        Span signature = peek.bitsSpan();
        peek.end();

        DerReader fields = certificate.enter(Der.SEQUENCE);
        int version = version(fields);
        Span serial = fields.integerContent();
        Span innerAlgorithm = fields.element();
        if (!innerAlgorithm.sameAs(der, algorithm.of(der))) {
            throw fields.error("names two different signature algorithms");
        }
        Span issuer = fields.fork().element();
        Optional<String> issuerName = X500Name.commonName(fields);
        DerReader validity = fields.enter(Der.SEQUENCE);
        Instant notBefore = DerTime.read(validity);
        Instant notAfter = DerTime.read(validity);
        validity.end();
        if (notAfter.isBefore(notBefore)) {
            throw fields.error("ends before it begins");
        }
        Span subject = fields.fork().element();
        Optional<String> subjectName = X500Name.commonName(fields);
        Span publicKey = fields.fork().element();
        String keyAlgorithm = PublicKeyInfo.algorithm(fields);
        Extensions extensions = extensions(fields, version);
        return new CertificateFields(
                tbs,
                serial,
                algorithm,
                signature,
                issuer,
                subject,
                publicKey,
                keyAlgorithm,
                issuerName,
                subjectName,
                notBefore,
                notAfter,
                extensions,
                subjectAltName(extensions),
                CertificateExtensions.read(extensions));
    }

    private static int version(DerReader fields) throws PkiException {
        if (!fields.at(Der.contextConstructed(0))) {
            return 0;
        }
        DerReader explicit = fields.enter(Der.contextConstructed(0));
        int version = explicit.smallInteger();
        explicit.end();
        if (version < 1 || version > V3) { // version 1 is the default, which DER leaves out
            throw fields.error("has an impossible version");
        }
        return version;
    }

    private static Extensions extensions(DerReader fields, int version) throws PkiException {
        for (int uniqueId = 1; uniqueId <= 2; uniqueId++) {
            if (version > 0 && fields.at(Der.context(uniqueId))) {
                fields.element();
            }
        }
        Extensions extensions = new Extensions();
        if (version == V3 && fields.at(Der.contextConstructed(3))) {
            DerReader explicit = fields.enter(Der.contextConstructed(3));
            extensions = new Extensions(explicit);
            explicit.end();
        }
        fields.end();
        return extensions;
    }

    private static List<Identifier> subjectAltName(Extensions extensions) throws PkiException {
        DerReader reader = extensions.reader(Oid.SUBJECT_ALT_NAME, "certificate: subjectAltName");
        if (reader == null) {
            return List.of();
        }
        List<Identifier> identifiers = GeneralNames.identifiers(reader);
        reader.end();
        return identifiers;
    }
}
