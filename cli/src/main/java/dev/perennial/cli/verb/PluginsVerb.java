package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.solver.Authenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code plugins}: the ways to prove control of a name that this build has. Writes nothing, so any user may run it. */
final class PluginsVerb implements Verb {
    private static final String FRAME = "- ".repeat(39) + '-';

    @Override
    public int run(Context context) {
        ParsedOptions options = context.options();
        boolean installersOnly = options.flag("installers") && !options.flag("authenticators");
        List<Authenticator> shown = new ArrayList<>();
        int more = 0;
        Map<String, String> variables = context.environment().variables();
        for (Authenticator each : installersOnly ? List.<Authenticator>of() : Authenticator.all(options, variables)) {
            // Certbot hides manual, which has no place in its menus; here it is to be found.
            boolean hidden = each.hidden() && context.environment().program().equals("certbot");
            boolean oneOfMany =
                    each.hidden() && each.atProvider() && !context.output().json();
            more += oneOfMany ? 1 : 0;
            if (!hidden && !oneOfMany) {
                shown.add(each);
            }
        }
        if (context.output().json()) {
            context.output().data("plugins", data(shown, context));
        } else {
            text(shown, more, context);
        }
        return 0;
    }

    private static void text(List<Authenticator> plugins, int more, Context context) {
        ParsedOptions options = context.options();
        Output output = context.output();
        output.line('\n' + FRAME);
        List<String> blocks = new ArrayList<>();
        for (Authenticator plugin : plugins) {
            StringBuilder block = new StringBuilder("* ").append(plugin.name());
            block.append("\nDescription: ").append(plugin.description());
            block.append("\nInterfaces: Authenticator, Plugin");
            block.append("\nEntry point: ").append(plugin.name()).append(" = ").append(entryPoint(plugin));
            block.append("\nChallenges: ").append(String.join(", ", plugin.challenges()));
            if (options.flag("init") || options.flag("prepare")) {
                block.append("\nInitialized: True");
            }
            if (options.flag("prepare")) {
                block.append("\nPrep: ")
                        .append(plugin.problem(options, context.environment().variables())
                                .orElse("True"));
            }
            blocks.add(block.toString());
        }
        output.line(blocks.isEmpty() ? "No plugins" : String.join("\n\n", blocks));
        output.line(FRAME);
        if (more > 0) {
            output.line("And dns-PROVIDER for " + more + " DNS providers that have no credentials here;"
                    + " 'perennial dns providers' lists them.");
        }
    }

    private static String entryPoint(Authenticator plugin) {
        return plugin.solver().getPackageName() + ':' + plugin.solver().getSimpleName();
    }

    private static JsonArray data(List<Authenticator> plugins, Context context) {
        ParsedOptions options = context.options();
        JsonArray array = new JsonArray();
        for (Authenticator plugin : plugins) {
            JsonObject object = new JsonObject();
            object.addProperty("name", plugin.name());
            object.addProperty("description", plugin.description());
            object.addProperty("entryPoint", entryPoint(plugin));
            JsonArray challenges = new JsonArray();
            plugin.challenges().forEach(challenges::add);
            object.add("challenges", challenges);
            if (options.flag("prepare")) {
                Optional<String> problem =
                        plugin.problem(options, context.environment().variables());
                object.addProperty("usable", problem.isEmpty());
                problem.ifPresent(why -> object.addProperty("problem", why));
            }
            array.add(object);
        }
        return array;
    }
}
