package dev.perennial.lineage;

import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;

/** What a new version is made of. The key is in PEM. */
public record NewVersion(CertificateChain chain, String privateKeyPem) {
    String text(FileKind kind) {
        return switch (kind) {
            case CERT -> chain.leafPem();
            case PRIVKEY -> privateKeyPem;
            case CHAIN -> chain.issuersPem();
            case FULLCHAIN -> chain.fullPem();
        };
    }

    /** With the key as it was written before, byte by byte, if it is the same: perhaps by others, in an older format. */
    NewVersion keepingKey(String before) {
        try {
            boolean same =
                    Keys.match(Keys.fromPem(before), Keys.fromPem(privateKeyPem).getPublic());
            return same ? new NewVersion(chain, before) : this;
        } catch (PkiException e) {
            return this; // what cannot be understood is not kept
        }
    }

    /** The key must never reach a log by accident. */
    @Override
    public String toString() {
        return "NewVersion[" + chain.leaf().identifiers() + ']';
    }
}
