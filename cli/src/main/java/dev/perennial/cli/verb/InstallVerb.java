package dev.perennial.cli.verb;

import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Lineages;
import dev.perennial.cli.work.Installable;
import dev.perennial.lineage.LineageStore;

/** {@code install}: puts a certificate that is there into a server. Obtains nothing. */
final class InstallVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        Output output = context.output();
        Prompts prompts = new Prompts(context.environment(), options);
        requireOne(options);
        Installers.require(context, prompts);
        Installers.warnOfAuthenticator(context);
        Installers.refuseAutoHsts(options);
        LineageStore store =
                new LineageStore(Folders.of(options), context.environment().version());
        Installable certificate = options.path("cert_path").isPresent()
                        && options.text("certname").isEmpty()
                ? Installable.given(options)
                : Installable.of(store.load(
                        Lineages.chosen(store, options, prompts, "Which certificate would you like to install?")));
        output.data("path", new JsonPrimitive(certificate.cert().toString()));
        output.data("installer", new JsonPrimitive(PluginNames.NULL_INSTALLER));
        output.line("Deploying certificate");
        Installers.passOverEnhancements(options, output);
        return 0;
    }

    private static void requireOne(ParsedOptions options) throws Failure {
        boolean cert = options.path("cert_path").isPresent();
        if (options.text("certname").isEmpty()
                && cert != options.path("key_path").isPresent()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Path to certificate or key was not defined: --cert-path and --key-path go together.")
                    .holding("Nothing was done.")
                    .next("If the certificate is one of those that the command certificates shows, name it with"
                            + " --cert-name.");
        }
    }
}
