package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The programs of {@code renewal-hooks}. */
final class CertbotHooks {
    private final ForeignTree tree;
    private final Given given;
    private final List<Remark> remarks;

    CertbotHooks(ForeignTree tree, Given given, List<Remark> remarks) {
        this.tree = tree;
        this.given = given;
        this.remarks = remarks;
    }

    List<FoundHook> read() throws LineageException {
        List<FoundHook> hooks = new ArrayList<>();
        for (String kind : List.of("pre", "deploy", "post")) {
            for (String name : tree.names("renewal-hooks/" + kind)) {
                String file = "renewal-hooks/" + kind + '/' + name;
                if (!tree.writtenBy(given.owner(), file)) {
                    remarks.add(Commands.untrusted("The hook " + tree.path(file), given));
                    continue;
                }
                try {
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.file(file)));
                    hooks.add(new FoundHook(kind, name, tree.text(file), mode));
                } catch (LineageException e) {
                    remarks.add(new Remark("The hook " + e.getMessage(), "Copy it by hand."));
                } catch (IOException e) {
                    throw new LineageException("The mode of " + tree.path(file) + " cannot be read.", e);
                }
            }
        }
        return hooks;
    }
}
