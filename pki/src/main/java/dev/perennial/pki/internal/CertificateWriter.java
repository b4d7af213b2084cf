package dev.perennial.pki.internal;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The structures of RFC 5280 that only the builders write. */
public final class CertificateWriter {
    private static final int V3 = 2;

    private CertificateWriter() {}

    public static byte[] tbs(
            BigInteger serial,
            byte[] algorithm,
            byte[] issuer,
            Instant notBefore,
            Instant notAfter,
            byte[] subject,
            byte[] publicKey,
            List<byte[]> extensions) {
        List<byte[]> fields = new ArrayList<>(List.of(
                Der.element(Der.contextConstructed(0), Der.integer(V3)),
                Der.integer(serial),
                algorithm,
                issuer,
                Der.sequence(DerTime.write(notBefore), DerTime.write(notAfter)),
                subject,
                publicKey));
        if (!extensions.isEmpty()) {
            fields.add(Der.element(Der.contextConstructed(3), Der.sequence(extensions)));
        }
        return Der.sequence(fields);
    }

    public static byte[] authorityInfoAccess(List<URI> ocsp, List<URI> caIssuers) {
        List<byte[]> descriptions = new ArrayList<>();
        for (URI uri : ocsp) {
            descriptions.add(Der.sequence(Der.oid(Oid.OCSP), GeneralNames.uri(uri.toString())));
        }
        for (URI uri : caIssuers) {
            descriptions.add(Der.sequence(Der.oid(Oid.CA_ISSUERS), GeneralNames.uri(uri.toString())));
        }
        return Der.sequence(descriptions);
    }

    public static byte[] crlDistributionPoint(URI crl) {
        byte[] fullName = Der.element(Der.contextConstructed(0), GeneralNames.uri(crl.toString()));
        byte[] name = Der.element(Der.contextConstructed(0), fullName);
        return Der.sequence(Der.sequence(name));
    }

    /** TBSCertList of version 2 (RFC 5280 section 5.1) without its outer signature. */
    public static byte[] tbsCrl(
            byte[] algorithm,
            byte[] issuer,
            Instant thisUpdate,
            Instant nextUpdate,
            List<byte[]> entries,
            List<byte[]> extensions) {
        List<byte[]> fields = new ArrayList<>(
                List.of(Der.integer(1), algorithm, issuer, DerTime.write(thisUpdate), DerTime.write(nextUpdate)));
        if (!entries.isEmpty()) { // an empty list is left out
            fields.add(Der.sequence(entries));
        }
        fields.add(Der.element(Der.contextConstructed(0), Der.sequence(extensions)));
        return Der.sequence(fields);
    }

    /** One revoked certificate; the reason 0 (unspecified) should not be written (RFC 5280 section 5.3.1). */
    public static byte[] revoked(BigInteger serial, Instant when, int reason) {
        if (reason == 0) {
            return Der.sequence(Der.integer(serial), DerTime.write(when));
        }
        byte[] code = Der.element(Der.ENUMERATED, new byte[] {(byte) reason});
        return Der.sequence(
                Der.integer(serial), DerTime.write(when), Der.sequence(Extensions.write(Oid.CRL_REASON, false, code)));
    }
}
