package dev.perennial.pki;

import dev.perennial.pki.internal.CsrFields;
import dev.perennial.pki.internal.Der;
import dev.perennial.pki.internal.Extensions;
import dev.perennial.pki.internal.GeneralNames;
import dev.perennial.pki.internal.Oid;
import dev.perennial.pki.internal.X500Name;
import dev.perennial.pki.internal.X509Signature;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/** A PKCS #10 certification request (RFC 2986). Immutable and thread-safe. */
public final class Csr {
    private static final int STATUS_REQUEST = 5;

    private final byte[] der;
    private final CsrFields fields;

    private Csr(byte[] der) throws PkiException {
        this.der = der.clone();
        this.fields = CsrFields.read(this.der);
    }

    /**
     * A request without a common name: the names stand in the subjectAltName only, as the CA/Browser Forum has it, and as
     * names longer than 64 characters need it. Signed with SHA-256.
     *
     * @param mustStaple asks for the TLS feature status_request (RFC 7633)
     */
    public static Csr create(KeyPair key, List<Identifier> identifiers, boolean mustStaple) {
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one identifier");
        }
        byte[] names = Extensions.write(Oid.SUBJECT_ALT_NAME, false, GeneralNames.subjectAltName(identifiers));
        byte[] extensions = mustStaple
                ? Der.sequence(
                        names, Extensions.write(Oid.TLS_FEATURE, false, Der.sequence(Der.integer(STATUS_REQUEST))))
                : Der.sequence(names);
        byte[] request = Der.sequence(Der.oid(Oid.EXTENSION_REQUEST), Der.setOf(extensions));
        byte[] info = Der.sequence(
                Der.integer(0),
                X500Name.of(""),
                key.getPublic().getEncoded(),
                Der.element(Der.contextConstructed(0), request));
        try {
            return new Csr(X509Signature.sign(key, info));
        } catch (PkiException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public static Csr parse(byte[] der) throws PkiException {
        return new Csr(der);
    }

    /** The text must hold this one request and no other block. */
    public static Csr fromPem(String pem) throws PkiException {
        return parse(Pem.single(pem, "CSR", List.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")));
    }

    public byte[] der() {
        return der.clone();
    }

    /** The common name first if it is a DNS name or address, as Certbot and CAs take it; then the subjectAltName. */
    public List<Identifier> identifiers() {
        return fields.identifiers();
    }

    public boolean mustStaple() {
        return fields.extensions().value(Oid.TLS_FEATURE) != null;
    }

    public PublicKey publicKey() {
        return fields.publicKey();
    }

    /** Whether whoever made the request holds the private key. */
    public boolean signatureValid() {
        return X509Signature.verify(
                fields.signatureAlgorithm().of(der),
                fields.info().of(der),
                fields.signature().of(der),
                fields.publicKey());
    }

    public String toPem() {
        return Pem.encode("CERTIFICATE REQUEST", der);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Csr csr && Arrays.equals(der, csr.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "request for " + identifiers();
    }
}
