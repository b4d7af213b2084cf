package dev.perennial.cli.solver;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.store.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the person at the terminal how to prove control of the names, where no option says so. */
public final class PluginChoice {
    private PluginChoice() {}

    /**
     * The options with an authenticator and, for a DNS provider, its credentials, if they had them or somebody could be asked; only what can work is offered. May
     * block on the terminal, so it is called before a lock is taken.
     */
    public static ParsedOptions settle(Context context, Prompts prompts) throws Failure, InterruptedException {
        ParsedOptions options = context.options();
        if (!prompts.interactive()) {
            return options;
        }
        // Which names it will be about may not be known yet; then routes are taken to be enough.
        boolean said = Solvers.none(options)
                || PluginRequest.of(options).authenticator().isPresent()
                || Routing.of(options).coversAll(Identifiers.of(options));
        ParsedOptions chosen = said ? options : options.with("authenticator", ask(options, prompts, context));
        return CredentialsChoice.settle(chosen, prompts, context);
    }

    private static String ask(ParsedOptions options, Prompts prompts, Context context)
            throws Failure, InterruptedException {
        Output output = context.output();
        Map<String, String> variables = context.environment().variables();
        List<Authenticator> able = new ArrayList<>();
        List<String> unable = new ArrayList<>();
        for (Authenticator each : Authenticator.all(options, variables)) {
            if (!each.hidden()) {
                each.problem(options, variables)
                        .ifPresentOrElse(why -> unable.add(each.name() + ": " + why), () -> able.add(each));
            }
        }
        if (able.isEmpty()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "No plugin of this build can prove control of these names: " + String.join("; ", unable)
                                    + '.')
                    .holding("Nothing was done.")
                    .next("Your own script can, with --manual --manual-auth-hook CMD.");
        }
        for (String why : unable) {
            output.line("Not offered, " + why + '.');
        }
        if (able.size() == 1) {
            Authenticator only = able.getFirst();
            output.line("Authenticator: " + only.name() + ", the only one that can work.");
            return only.name();
        }
        List<String> items = new ArrayList<>();
        for (Authenticator each : able) {
            items.add(each.description() + " (" + each.name() + ')');
        }
        int chosen = prompts.choose(Ask.AUTHENTICATOR, "How would you like to authenticate with the ACME CA?", items);
        return able.get(chosen).name();
    }
}
