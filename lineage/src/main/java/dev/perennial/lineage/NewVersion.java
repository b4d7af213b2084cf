package dev.perennial.lineage;

import dev.perennial.pki.CertificateChain;

/** What a new version is made of. The key is PKCS#8 in PEM. */
public record NewVersion(CertificateChain chain, String privateKeyPem) {
    String text(FileKind kind) {
        return switch (kind) {
            case CERT -> chain.leafPem();
            case PRIVKEY -> privateKeyPem;
            case CHAIN -> chain.issuersPem();
            case FULLCHAIN -> chain.fullPem();
        };
    }

    /** The key must never reach a log by accident. */
    @Override
    public String toString() {
        return "NewVersion[" + chain.leaf().identifiers() + ']';
    }
}
