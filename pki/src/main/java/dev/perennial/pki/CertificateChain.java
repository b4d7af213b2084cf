package dev.perennial.pki;

import java.util.ArrayList;
import java.util.List;

/** A certificate with those of its issuers, leaf first, as a CA delivers it and a server sends it. */
public final class CertificateChain {
    private static final int MAX_CERTIFICATES = 20;

    private final List<Certificate> certificates;

    private CertificateChain(List<Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    public static CertificateChain of(List<Certificate> certificates) throws PkiException {
        if (certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
            throw new PkiException("certificate chain: it has " + certificates.size() + " certificates; 1 to "
                    + MAX_CERTIFICATES + " are allowed");
        }
        return new CertificateChain(certificates);
    }

    /**
     * Any other block than a certificate is refused, lest a CA slip in a key (RFC 8555 section 11.4). The order is checked
     * only by {@link #requireLinked}.
     */
    public static CertificateChain fromPem(String pem) throws PkiException {
        List<Certificate> certificates = new ArrayList<>();
        for (PemBlock block : Pem.parse(pem)) {
            if (!block.label().equals("CERTIFICATE")) {
                throw new PkiException("certificate chain: the PEM text holds something else than certificates");
            }
            if (certificates.size() == MAX_CERTIFICATES) {
                throw new PkiException("certificate chain: more than " + MAX_CERTIFICATES + " certificates");
            }
            certificates.add(Certificate.parse(block.der()));
        }
        return of(certificates);
    }

    public List<Certificate> certificates() {
        return certificates;
    }

    public Certificate leaf() {
        return certificates.getFirst();
    }

    /** The last one, whose issuer {@code --preferred-chain} compares. */
    public Certificate topmost() {
        return certificates.getLast();
    }

    /** What Certbot keeps as {@code cert.pem}. */
    public String leafPem() {
        return leaf().toPem();
    }

    /** What Certbot keeps as {@code chain.pem}; empty if there are no issuers. */
    public String issuersPem() {
        StringBuilder pem = new StringBuilder();
        for (Certificate issuer : certificates.subList(1, certificates.size())) {
            pem.append(issuer.toPem());
        }
        return pem.toString();
    }

    /** What Certbot keeps as {@code fullchain.pem}: exactly the other two, one after the other. */
    public String fullPem() {
        return leafPem() + issuersPem();
    }

    /** Checks that each certificate is signed by the next, which must be a CA's. */
    public void requireLinked() throws PkiException {
        for (int i = 0; i + 1 < certificates.size(); i++) {
            Certificate issuer = certificates.get(i + 1);
            if (!certificates.get(i).signedBy(issuer)) {
                throw new PkiException("certificate chain: certificate " + (i + 1) + " of " + certificates.size()
                        + " is not signed by the next one");
            }
            if (!issuer.isCa()) {
                throw new PkiException("certificate chain: certificate " + (i + 2) + " of " + certificates.size()
                        + " may not sign certificates");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificateChain chain && certificates.equals(chain.certificates);
    }

    @Override
    public int hashCode() {
        return certificates.hashCode();
    }

    @Override
    public String toString() {
        return certificates.toString();
    }
}
