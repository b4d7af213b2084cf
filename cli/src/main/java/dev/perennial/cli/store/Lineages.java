package dev.perennial.cli.store;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Spelling;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.util.List;
import java.util.Optional;

/** Names that users give. */
public final class Lineages {
    private Lineages() {}

    /** The certificate that {@code --cert-name} names, or the one that whoever is at the terminal chooses. */
    public static String chosen(LineageStore store, ParsedOptions options, Prompts prompts, String question)
            throws Failure, LineageException, InterruptedException {
        Optional<String> named = options.text("certname");
        if (named.isPresent()) {
            require(store, named.get());
            return named.get();
        }
        List<String> all = store.names();
        if (all.isEmpty()) {
            throw new Failure(FailureKind.REFUSED, "No existing certificates found.").holding("Nothing was done.");
        }
        return all.get(prompts.choose(Ask.CERTIFICATE, question, all));
    }

    /**
     * Refuses a name that no renewal configuration has. Asked of the list and not of the file, so that a name never leads
     * out of the folder.
     */
    public static void require(LineageStore store, String name) throws Failure, LineageException {
        List<String> names = store.names();
        if (!names.contains(name)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "No certificate found with name " + name + " (expected " + store.confFile(name) + ").")
                    .holding("Nothing was done.")
                    .next("The names are shown by the command certificates" + Spelling.suggestion(name, names) + '.');
        }
    }
}
