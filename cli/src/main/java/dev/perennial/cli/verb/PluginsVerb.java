package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.Context;
import dev.perennial.cli.Output;
import java.util.List;

/** {@code plugins}: the ways to prove control of a name that this build has. Touches nothing. */
final class PluginsVerb implements Verb {
    private record Plugin(String name, String description, List<String> challenges) {}

    private static final List<Plugin> ALL = List.of(
            new Plugin("manual", "Your own scripts put the response in place", List.of("http-01", "dns-01")),
            new Plugin("standalone", "A port of this machine answers the CA", List.of("http-01", "tls-alpn-01")),
            new Plugin("webroot", "A folder that a web server serves gets the response", List.of("http-01")));

    @Override
    public int run(Context context) {
        boolean installersOnly =
                context.options().flag("installers") && !context.options().flag("authenticators");
        List<Plugin> shown = installersOnly ? List.of() : ALL;
        if (context.output().json()) {
            context.output().data("plugins", data(shown));
        } else {
            text(shown, context.output());
        }
        return 0;
    }

    private static void text(List<Plugin> plugins, Output output) {
        for (Plugin plugin : plugins) {
            output.line("* " + plugin.name() + "\nDescription: " + plugin.description()
                    + "\nInterfaces: Authenticator, Plugin\nChallenges: " + String.join(", ", plugin.challenges())
                    + '\n');
        }
        if (plugins.isEmpty()) {
            output.line("No plugins: this build has no installers yet.");
        }
    }

    private static JsonArray data(List<Plugin> plugins) {
        JsonArray array = new JsonArray();
        for (Plugin plugin : plugins) {
            JsonObject object = new JsonObject();
            object.addProperty("name", plugin.name());
            object.addProperty("description", plugin.description());
            JsonArray challenges = new JsonArray();
            for (String challenge : plugin.challenges()) {
                challenges.add(challenge);
            }
            object.add("challenges", challenges);
            array.add(object);
        }
        return array;
    }
}
