package dev.perennial.cli.verb;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Lineages;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.Deletion;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code delete}: takes away a certificate with all its versions, its key and its renewal. Revokes nothing. */
final class DeleteVerb implements Verb {
    private static final String WARNING = """

            WARNING: Before continuing, ensure that the listed certificates are not being used by any installed
            server software (e.g. Apache, nginx, mail servers). Deleting a certificate that is still being used
            will cause the server software to stop working.
            """;

    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        Output output = context.output();
        CertbotPaths paths = Folders.of(options);
        LineageStore store = new LineageStore(paths, context.environment().version());
        Prompts prompts = new Prompts(context.environment(), options);
        List<String> names = names(store, options, prompts);
        list(store, names, output);
        if (!prompts.confirm(Ask.DELETE, "Are you sure you want to delete the above certificate(s)?", true)) {
            output.line("Deletion of certificate(s) canceled.");
            return 0;
        }
        try (DirectoryLocks _ = Folders.lock(context)) {
            Deleting deleting = new Deleting(store, output);
            for (String name : names) {
                Lineages.require(store, name); // it may have gone while the person thought
                deleting.delete(name);
            }
        }
        return 0;
    }

    private static List<String> names(LineageStore store, ParsedOptions options, Prompts prompts) throws Exception {
        Optional<String> named = options.text("certname");
        if (named.isPresent()) {
            Lineages.require(store, named.get());
            return List.of(named.get());
        }
        List<String> all = store.names();
        if (all.isEmpty()) {
            throw new Failure(FailureKind.REFUSED, "No existing certificates found.").holding("Nothing was done.");
        }
        List<String> chosen = new ArrayList<>();
        for (int index :
                prompts.chooseSeveral(Ask.CERTIFICATE, "Which certificate(s) would you like to delete?", all)) {
            chosen.add(all.get(index));
        }
        return chosen;
    }

    private static void list(LineageStore store, List<String> names, Output output) throws LineageException {
        output.line("The following certificate(s) are selected for deletion:\n");
        for (String name : names) {
            Deletion deletion = store.deletion(name);
            output.line("  * " + name);
            deletion.damage().ifPresent(damage -> output.line("    It cannot be used any more: " + damage));
            for (Path path : deletion.found()) {
                output.line("    " + path);
            }
        }
        output.line(WARNING);
    }
}
