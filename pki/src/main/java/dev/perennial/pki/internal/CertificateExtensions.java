package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The extensions that chain building, renewal information and revocation read (RFC 5280 section 4.2). */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CertificateExtensions(
        byte @Nullable [] authorityKeyIdentifier,
        byte @Nullable [] subjectKeyIdentifier,
        boolean ca,
        List<String> ocsp,
        List<String> caIssuers,
        List<String> crls) {

    static CertificateExtensions read(Extensions extensions) throws PkiException {
        List<String> ocsp = new ArrayList<>();
        List<String> caIssuers = new ArrayList<>();
        readAuthorityInfoAccess(extensions, ocsp, caIssuers);
        return new CertificateExtensions(
                authorityKeyIdentifier(extensions),
                subjectKeyIdentifier(extensions),
                basicConstraints(extensions),
                ocsp,
                caIssuers,
                crlDistributionPoints(extensions));
    }

    /** Null also if the extension names the issuer's certificate only by name and serial number. */
    private static byte @Nullable [] authorityKeyIdentifier(Extensions extensions) throws PkiException {
        DerReader outer = extensions.reader(Oid.AUTHORITY_KEY_IDENTIFIER, "certificate: authorityKeyIdentifier");
        if (outer == null) {
            return null;
        }
        DerReader identifier = outer.enter(Der.SEQUENCE);
        outer.end();
        byte @Nullable [] key = identifier.at(Der.context(0)) ? identifier.octets(Der.context(0)) : null;
        while (identifier.hasMore()) {
            identifier.element();
        }
        return key;
    }

    private static byte @Nullable [] subjectKeyIdentifier(Extensions extensions) throws PkiException {
        DerReader outer = extensions.reader(Oid.SUBJECT_KEY_IDENTIFIER, "certificate: subjectKeyIdentifier");
        if (outer == null) {
            return null;
        }
        byte[] key = outer.octets(Der.OCTET_STRING);
        outer.end();
        return key;
    }

    private static boolean basicConstraints(Extensions extensions) throws PkiException {
        DerReader outer = extensions.reader(Oid.BASIC_CONSTRAINTS, "certificate: basicConstraints");
        if (outer == null) {
            return false;
        }
        DerReader constraints = outer.enter(Der.SEQUENCE);
        outer.end();
        boolean ca = constraints.at(Der.BOOLEAN) && constraints.bool();
        if (constraints.hasMore()) {
            constraints.integer(); // the path length, which only path validation needs
        }
        constraints.end();
        return ca;
    }

    private static void readAuthorityInfoAccess(Extensions extensions, List<String> ocsp, List<String> caIssuers)
            throws PkiException {
        DerReader outer = extensions.reader(Oid.AUTHORITY_INFO_ACCESS, "certificate: authorityInfoAccess");
        if (outer == null) {
            return;
        }
        DerReader descriptions = outer.enter(Der.SEQUENCE);
        outer.end();
        while (descriptions.hasMore()) {
            DerReader description = descriptions.enter(Der.SEQUENCE);
            switch (description.oid()) {
                case Oid.OCSP -> GeneralNames.addUri(description, ocsp);
                case Oid.CA_ISSUERS -> GeneralNames.addUri(description, caIssuers);
                default -> description.element();
            }
            description.end();
        }
    }

    private static List<String> crlDistributionPoints(Extensions extensions) throws PkiException {
        List<String> uris = new ArrayList<>();
        DerReader outer = extensions.reader(Oid.CRL_DISTRIBUTION_POINTS, "certificate: cRLDistributionPoints");
        if (outer == null) {
            return uris;
        }
        DerReader points = outer.enter(Der.SEQUENCE);
        outer.end();
        while (points.hasMore()) {
            DerReader point = points.enter(Der.SEQUENCE);
            if (point.at(Der.contextConstructed(0))) {
                DerReader name = point.enter(Der.contextConstructed(0));
                if (name.at(Der.contextConstructed(0))) {
                    DerReader fullName = name.enter(Der.contextConstructed(0));
                    while (fullName.hasMore()) {
                        GeneralNames.addUri(fullName, uris);
                    }
                } else {
                    name.element();
                }
                name.end();
            }
            while (point.hasMore()) {
                point.element(); // reasons and the name of another CRL issuer
            }
        }
        return uris;
    }
}
