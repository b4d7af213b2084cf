package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.takeover.Import;
import dev.perennial.lineage.takeover.ForeignReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code import CLIENT FOLDER}: takes over from another client. Asks no CA. */
final class ImportVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        List<String> operands = context.options().operands();
        if (operands.size() != 2) {
            throw usage("import needs a client and the folder it keeps its certificates in.");
        }
        ForeignReader reader = ForeignReader.of(operands.getFirst())
                .orElseThrow(() -> usage("import knows no client " + operands.getFirst() + '.'));
        return new Import(context).run(reader, folder(operands.getLast()));
    }

    private static Path folder(String typed) throws Failure {
        try {
            return Path.of(typed).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw usage("import: that cannot be the name of a folder.");
        }
    }

    private static Failure usage(String what) {
        return new Failure(FailureKind.USAGE, what)
                .holding("Nothing was done.")
                .next("The clients are " + String.join(", ", ForeignReader.CLIENTS) + "; for example: import "
                        + ForeignReader.CLIENTS.getFirst() + " FOLDER --check.")
                .exit(2);
    }
}
