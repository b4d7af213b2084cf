package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Lineages;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.lineage.LineageStore;
import java.util.ArrayList;
import java.util.List;

/** {@code enhance}: improves the security of a server that has a certificate already. */
final class EnhanceVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        Prompts prompts = new Prompts(context.environment(), options);
        if (!Installers.enhancementAsked(options)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Please specify one or more enhancement types to configure. No enhancements requested,"
                                    + " exiting.")
                    .holding("Nothing was done.")
                    .next(
                            "Give --redirect, --hsts, --auto-hsts, --uir or --staple-ocsp. To list the available enhancement"
                                    + " types, run " + context.environment().program() + " --help enhance");
        }
        Installers.require(context, prompts);
        Installers.warnOfAuthenticator(context);
        Installers.refuseAutoHsts(options);
        LineageStore store =
                new LineageStore(Folders.of(options), context.environment().version());
        String name = Lineages.chosen(
                store, options, prompts, "Which certificate would you like to use to enhance your configuration?");
        JsonArray names = new JsonArray();
        names(StoredLineage.read(store.load(name)).names(), options, prompts).forEach(names::add);
        context.output().data("names", names);
        Installers.passOverEnhancements(options, context.output());
        return 0;
    }

    private static List<String> names(List<String> all, ParsedOptions options, Prompts prompts)
            throws Failure, InterruptedException {
        List<String> said = options.list("domains");
        for (String name : said) {
            if (!all.contains(name)) {
                throw new Failure(FailureKind.REFUSED, "The certificate is not for " + name + '.')
                        .holding("Nothing was done.")
                        .next("It is for " + String.join(", ", all) + '.');
            }
        }
        if (!said.isEmpty() || !prompts.interactive()) {
            return said.isEmpty() ? all : said;
        }
        List<String> chosen = new ArrayList<>();
        for (int index : prompts.chooseSeveral(
                Ask.NAMES, "Which domain names would you like to enable the selected enhancements for?", all)) {
            chosen.add(all.get(index));
        }
        return chosen;
    }
}
