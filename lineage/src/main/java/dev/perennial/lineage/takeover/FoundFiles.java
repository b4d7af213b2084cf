package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageNames;
import dev.perennial.lineage.NewVersion;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates and keys of another client, checked, in the form in which they are kept here. Reads the disk. */
final class FoundFiles {
    private final ForeignTree tree;

    FoundFiles(ForeignTree tree) {
        this.tree = tree;
    }

    /**
     * One version of a certificate.
     *
     * @param cert the certificate, perhaps with its issuers
     * @param issuers the issuers if they are not there; need not exist
     * @throws LineageException if the parts do not belong together
     */
    NewVersion version(String cert, String issuers, String key) throws LineageException {
        CertificateChain chain = chain(cert, issuers);
        KeyPair pair = key(key);
        Certificate leaf = chain.leaf();
        try {
            if (!Keys.match(pair, leaf.publicKey()) || !Keys.consistent(pair)) {
                throw new LineageException("The key " + tree.path(key) + " does not belong to the certificate "
                        + tree.path(cert) + ". Put the right one there, or obtain the certificate anew.");
            }
        } catch (PkiException e) {
            throw damaged(cert, e);
        }
        if (leaf.identifiers().isEmpty()) {
            throw new LineageException("The certificate " + tree.path(cert) + " is for no name.");
        }
        return new NewVersion(chain, Keys.toPem(pair));
    }

    private CertificateChain chain(String cert, String issuers) throws LineageException {
        List<Certificate> all = new ArrayList<>(certificates(cert));
        if (all.size() == 1 && tree.exists(issuers)) {
            all.addAll(certificates(issuers));
        }
        Certificate leaf = all.getFirst();
        if (all.size() == 1) {
            throw new LineageException("The issuer of the certificate " + tree.path(cert) + " is missing: neither that"
                    + " file nor " + tree.path(issuers) + " has it. Put the issuer's certificate there, or obtain the"
                    + " certificate anew.");
        }
        if (!leaf.signedBy(all.get(1))) {
            throw new LineageException("The certificate " + tree.path(cert) + " was not signed by the one that stands"
                    + " after it as its issuer. Put the right one there, or obtain the certificate anew.");
        }
        try {
            return CertificateChain.of(all);
        } catch (PkiException e) {
            throw damaged(cert, e);
        }
    }

    private List<Certificate> certificates(String file) throws LineageException {
        try {
            return CertificateChain.fromPem(tree.text(file)).certificates();
        } catch (PkiException e) {
            throw damaged(file, e);
        }
    }

    /** A private key in PEM, in any of the forms there are. */
    KeyPair key(String file) throws LineageException {
        try {
            return Keys.fromPem(tree.text(file));
        } catch (PkiException e) {
            throw damaged(file, e);
        }
    }

    private LineageException damaged(String file, PkiException e) {
        return new LineageException(tree.path(file) + " cannot be used: " + e.getMessage() + '.', e);
    }

    /** The name of a lineage after a client's name of a certificate; absent if it cannot be one. */
    static Optional<String> name(String domain) {
        String name = domain.startsWith("*.") ? domain.substring(2) : domain;
        return LineageNames.allowed(name) && !name.equals("..") ? Optional.of(name) : Optional.empty();
    }
}
