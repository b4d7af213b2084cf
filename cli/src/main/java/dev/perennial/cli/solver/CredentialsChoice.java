package dev.perennial.cli.solver;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.HomeFolder;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.grammar.SolverRoute;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.cli.provider.ProviderInfo;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Asks the person at the terminal where the credentials for a DNS provider are, where no option says so. */
final class CredentialsChoice {
    private CredentialsChoice() {}

    /** The options with the file, if they are about a provider that needs one. Blocks on the terminal. */
    static ParsedOptions settle(ParsedOptions options, Prompts prompts, Context context)
            throws Failure, InterruptedException {
        Set<String> plugins = new LinkedHashSet<>(PluginRequest.of(options).authenticators());
        for (SolverRoute route : Routing.of(options).routes()) {
            if (route.arguments().isEmpty()) {
                plugins.add(route.plugin());
            }
        }
        ParsedOptions settled = options;
        for (String plugin : plugins) {
            if (PluginNames.isProvider(plugin)) {
                settled = ask(plugin, settled, prompts, context);
            }
        }
        return settled;
    }

    private static ParsedOptions ask(String plugin, ParsedOptions options, Prompts prompts, Context context)
            throws Failure, InterruptedException {
        KnownProviders providers =
                KnownProviders.of(options, context.environment().variables());
        ProviderInfo info = providers.require(PluginNames.provider(plugin));
        boolean known =
                Credentials.of(info.name(), Optional.empty(), options).file().isPresent();
        if (known || !providers.needsFile(info.name())) {
            return options;
        }
        String question = "Input the path to your " + info.title() + " credentials INI file";
        while (true) {
            String answer = HomeFolder.expand(
                    prompts.input(Ask.CREDENTIALS, question),
                    context.environment().variables());
            if (isFile(answer)) {
                return options.with(
                        Credentials.dest(info.name()),
                        Path.of(answer).toAbsolutePath().normalize().toString());
            }
            context.output().line(answer.isEmpty() ? "Please enter a path." : "File not found: " + answer);
        }
    }

    private static boolean isFile(String answer) {
        try {
            return !answer.isEmpty() && Files.isRegularFile(Path.of(answer));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
