package dev.perennial.cli;

import dev.perennial.cli.console.HomeFolder;
import dev.perennial.cli.grammar.Kind;
import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.cli.provider.KnownProviders;
import java.util.List;
import java.util.Map;

/** What the options of a run say about DNS providers. Where they say nothing, nothing is looked at. */
final class Providers {
    private Providers() {}

    /** The options with whole paths, if all providers that they name are there. Reads the disk. */
    static ParsedOptions check(ParsedOptions given, Map<String, String> variables) throws UsageException {
        ParsedOptions options = given;
        KnownProviders providers = KnownProviders.of(options, variables);
        for (Option option : given.ofProviders()) {
            String name = option.provider();
            if (!given.table().lists(option) && providers.find(name).isEmpty()) {
                throw new UsageException("unrecognized arguments: " + option.longName() + ". "
                        + providers.complaint(name) + " 'perennial dns providers' lists those there are.");
            }
            if (option.kind() == Kind.PATH) {
                String typed = options.required(option.dest());
                String path = HomeFolder.expand(typed, variables);
                options = path.equals(typed) ? options : options.respelled(option.dest(), List.of(path));
            }
        }
        for (String plugin : PluginRequest.of(given).authenticators()) {
            if (PluginNames.isProvider(plugin)) {
                require(plugin, providers);
            }
        }
        return options;
    }

    private static void require(String plugin, KnownProviders providers) throws UsageException {
        String name = PluginNames.provider(plugin);
        if (providers.find(name).isEmpty()) {
            throw UsageException.refused("The requested " + plugin + " plugin does not appear to be installed. "
                    + providers.complaint(name) + " 'perennial dns providers' lists those there are.");
        }
    }
}
