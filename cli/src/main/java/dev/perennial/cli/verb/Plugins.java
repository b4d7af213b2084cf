package dev.perennial.cli.verb;

import dev.perennial.cli.Environment;
import dev.perennial.cli.grammar.ParsedOptions;
import java.util.List;

/** {@code plugins}: the ways to prove control of a name that this build has. */
final class Plugins implements Verb {
    private record Plugin(String name, String description) {}

    private static final List<Plugin> ALL = List.of(
            new Plugin("manual", "Your own scripts put the response in place (http-01, dns-01)"),
            new Plugin("standalone", "A port of this machine answers the CA (http-01, tls-alpn-01)"),
            new Plugin("webroot", "A folder that a web server serves gets the response (http-01)"));

    @Override
    public int run(Environment environment, ParsedOptions options) {
        for (Plugin plugin : ALL) {
            environment.stdout().println("* " + plugin.name());
            environment.stdout().println("Description: " + plugin.description());
            environment.stdout().println("Interfaces: Authenticator, Plugin");
            environment.stdout().println();
        }
        return 0;
    }
}
