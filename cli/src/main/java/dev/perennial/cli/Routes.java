package dev.perennial.cli;

import dev.perennial.cli.console.HomeFolder;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.grammar.SolverRoute;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.cli.provider.KnownProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code --solver} says in this run has to be there: folders, files, programs, providers. */
final class Routes {
    private final KnownProviders providers;

    private Routes(KnownProviders providers) {
        this.providers = providers;
    }

    /** The options with whole paths. Reads the disk if there are routes. */
    static ParsedOptions check(ParsedOptions options, Map<String, String> variables) throws UsageException {
        Routing routing = Routing.of(options);
        if (routing.isEmpty()) {
            return options;
        }
        Routes routes = new Routes(KnownProviders.of(options, variables));
        List<String> whole = new ArrayList<>();
        for (SolverRoute typed : routing.routes()) {
            List<String> paths = new ArrayList<>();
            for (String path : typed.arguments()) {
                paths.add(HomeFolder.expand(path, variables));
            }
            SolverRoute route = typed.with(paths);
            routes.check(route);
            whole.add(route.toString());
        }
        return whole.equals(options.list("solver")) ? options : options.respelled("solver", whole);
    }

    private void check(SolverRoute route) throws UsageException {
        if (PluginNames.isProvider(route.plugin())) {
            String name = PluginNames.provider(route.plugin());
            if (providers.find(name).isEmpty()) {
                throw wrong(route, providers.complaint(name) + " 'perennial dns providers' lists those there are.");
            }
        }
        for (String argument : route.arguments()) {
            Path path = Path.of(argument);
            boolean folder = Files.isDirectory(path);
            if (!Files.exists(path)) {
                throw wrong(route, path + " does not exist.");
            }
            if (folder != route.plugin().equals("webroot")) {
                throw wrong(route, path + (folder ? " is a folder." : " is not a folder."));
            }
            if (route.plugin().equals("manual") && !Files.isExecutable(path)) {
                throw wrong(route, path + " is not executable.");
            }
        }
    }

    private static UsageException wrong(SolverRoute route, String why) {
        return UsageException.refused("argument --solver: " + route + ": " + why);
    }
}
