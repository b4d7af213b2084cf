package dev.perennial.lineage;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Whether the four files of a version belong together. Reads the disk. */
public final class LineageCheck {
    private final Function<FileKind, Path> files;
    private final List<Defect> defects = new ArrayList<>();

    private LineageCheck(Function<FileKind, Path> files) {
        this.files = files;
    }

    /** What is wrong with what is live; empty if nothing is. */
    public static List<Defect> defects(Lineage lineage) {
        return defects(kind -> Objects.requireNonNull(lineage.files().get(kind)));
    }

    static List<Defect> defects(Function<FileKind, Path> files) {
        LineageCheck check = new LineageCheck(files);
        check.run();
        return List.copyOf(check.defects);
    }

    private void run() {
        String cert = read(FileKind.CERT);
        String chain = read(FileKind.CHAIN);
        String fullchain = read(FileKind.FULLCHAIN);
        String key = read(FileKind.PRIVKEY);
        if (!defects.isEmpty()) {
            return;
        }
        FileKind at = FileKind.CERT;
        try {
            Certificate leaf = Certificate.fromPem(cert);
            at = FileKind.CHAIN;
            Certificate issuer = CertificateChain.fromPem(chain).leaf();
            if (!leaf.signedBy(issuer)) {
                add(Defect.Kind.SIGNATURE, "was not signed by the first certificate in ", FileKind.CHAIN);
            }
            at = FileKind.CERT;
            var certified = leaf.publicKey();
            at = FileKind.PRIVKEY;
            if (!Keys.match(Keys.fromPem(key), certified)) {
                add(Defect.Kind.KEY, "does not belong to the key ", FileKind.PRIVKEY);
            }
        } catch (PkiException e) {
            defects.add(new Defect(Defect.Kind.UNREADABLE, files.apply(at) + " is damaged: " + e.getMessage()));
        }
        if (!fullchain.equals(cert + chain)) {
            add(Defect.Kind.FULLCHAIN, "and its chain are not what is in ", FileKind.FULLCHAIN);
        }
    }

    private void add(Defect.Kind kind, String what, FileKind other) {
        defects.add(
                new Defect(kind, "the certificate " + files.apply(FileKind.CERT) + ' ' + what + files.apply(other)));
    }

    private String read(FileKind kind) {
        try {
            return SmallFile.text(files.apply(kind));
        } catch (IOException e) {
            defects.add(new Defect(Defect.Kind.UNREADABLE, files.apply(kind) + " cannot be read: " + IoReason.of(e)));
            return "";
        }
    }
}
