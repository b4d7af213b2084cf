package dev.perennial.cli.solver;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.pki.Identifier;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the person at the terminal which folder a web server serves for a name, where no option says so. */
public final class WebrootChoice {
    private final Prompts prompts;
    private final Output output;
    private final List<String> folders = new ArrayList<>();

    private WebrootChoice(Prompts prompts, Output output) {
        this.prompts = prompts;
        this.output = output;
    }

    /** The options with a folder for each name, if they are about webroot and somebody can be asked. */
    public static ParsedOptions settle(ParsedOptions options, List<Identifier> names, Prompts prompts, Output output)
            throws Failure, InterruptedException {
        if (!prompts.interactive() || !options.list("webroot_path").isEmpty()) {
            return options;
        }
        Routing routing = Routing.of(options);
        List<Identifier> open = new ArrayList<>();
        for (Identifier name : names) {
            boolean folder = routing.find(name)
                    .filter(route -> !route.arguments().isEmpty())
                    .isPresent();
            if (!folder && Solvers.chosen(name, options).equals("webroot")) {
                open.add(name);
            }
        }
        return open.isEmpty() ? options : new WebrootChoice(prompts, output).ask(options, open);
    }

    private ParsedOptions ask(ParsedOptions options, List<Identifier> names) throws Failure, InterruptedException {
        Map<String, String> known = options.webrootOf();
        known.values().stream().distinct().sorted().forEach(folders::add);
        Map<String, String> more = new HashMap<>();
        ParsedOptions next = options;
        for (Identifier name : names) {
            if (!known.containsKey(name.value())) {
                String folder = folder(name.value());
                if (name instanceof Identifier.Dns) {
                    more.put(name.value(), folder);
                } else {
                    next = next.with("webroot_path", folder); // the map is about names; addresses share a folder
                }
            }
        }
        return next.withWebroots(more);
    }

    private String folder(String name) throws Failure, InterruptedException {
        if (!folders.isEmpty()) {
            List<String> items = new ArrayList<>(List.of("Enter a new webroot"));
            items.addAll(folders);
            int chosen = prompts.choose(Ask.WEBROOT, "Select the webroot for " + name + ':', items);
            if (chosen > 0) {
                return folders.get(chosen - 1);
            }
        }
        while (true) {
            String answer = prompts.input(Ask.WEBROOT, "Input the webroot for " + name + ':');
            if (isFolder(answer)) {
                String folder = Path.of(answer).toAbsolutePath().normalize().toString();
                folders.add(folder);
                return folder;
            }
            output.line(answer + " does not exist or is not a directory");
        }
    }

    private static boolean isFolder(String answer) {
        try {
            return !answer.isEmpty() && Files.isDirectory(Path.of(answer));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
