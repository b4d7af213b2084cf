package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Lineages;
import dev.perennial.cli.work.Reconfiguration;
import dev.perennial.cli.work.Reconfigured;
import dev.perennial.cli.work.Workshop;
import dev.perennial.lineage.DirectoryLocks;

/** {@code reconfigure}: changes how a certificate is renewed, after a rehearsal, without renewing it. */
final class ReconfigureVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        refuseNames(options);
        Prompts prompts = new Prompts(context.environment(), options);
        // A renewal asks nobody, so its rehearsal does not either.
        Prompts nobody = new Prompts(context.environment(), options.rehearsing());
        try (Workshop workshop = new Workshop(context, nobody)) {
            String name = Lineages.chosen(
                    workshop.store(), options, prompts, "Which certificate would you like to reconfigure?");
            ParsedOptions asked = askAboutHooks(options, prompts);
            boolean keep = !options.flag("dry_run");
            try (DirectoryLocks _ = Folders.lock(context)) {
                Lineages.require(workshop.store(), name); // it may have gone while the person thought
                tell(context.output(), new Reconfiguration(workshop, asked).run(name, keep), keep);
            }
        }
        return 0;
    }

    /** Names in a cli.ini are about other commands, as for renew. */
    private static void refuseNames(ParsedOptions options) throws Failure {
        if (options.origin("domains") == Origin.COMMAND_LINE || options.origin("ip_addresses") == Origin.COMMAND_LINE) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "You have specified domains, but this function cannot be used to modify the domains in a"
                                    + " certificate.")
                    .holding("Nothing was done.")
                    .next("Say which certificate with --cert-name. To change its names, obtain it anew: certonly"
                            + " --cert-name NAME -d NAMES.");
        }
    }

    private static ParsedOptions askAboutHooks(ParsedOptions options, Prompts prompts)
            throws Failure, InterruptedException {
        boolean open = options.setByUser("deploy_hook")
                && options.text("deploy_hook").isPresent()
                && !options.flag("run_deploy_hooks");
        boolean run = open
                && prompts.confirm(
                        Ask.DEPLOY_HOOKS,
                        "You are attempting to set a --deploy-hook. Would you like Certbot to run deploy hooks when it"
                                + " performs a dry run with the new settings? This will run all relevant deploy hooks,"
                                + " including directory hooks, unless --no-directory-hooks is set. This will use the"
                                + " current active certificate, and not the temporary test certificate acquired during"
                                + " the dry run. (--run-deploy-hooks)",
                        "Run deploy hooks",
                        "Do not run deploy hooks",
                        false);
        return run ? options.with("run_deploy_hooks", "true") : options;
    }

    private static void tell(Output output, Reconfigured result, boolean keep) {
        JsonArray changed = new JsonArray();
        result.changed().forEach(changed::add);
        boolean any = !result.changed().isEmpty();
        output.data("action", new JsonPrimitive(!keep ? "rehearsed" : any ? "reconfigured" : "kept"));
        output.data("name", new JsonPrimitive(result.lineage().lineage().name()));
        output.data("changed", changed);
        if (!keep) {
            output.line("The dry run was successful.");
            output.line(any ? "Without --dry-run, these settings change: " + String.join(", ", result.changed()) : "");
        } else if (any) {
            output.line("\nSuccessfully updated configuration.\nChanges will apply when the certificate renews.");
            output.line("Changed: " + String.join(", ", result.changed()) + " in "
                    + result.lineage().lineage().confFile());
        } else {
            output.line("\nNo changes were made to the renewal configuration.");
        }
    }
}
