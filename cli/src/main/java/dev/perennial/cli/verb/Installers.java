package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginRequest;
import java.util.List;

/** What puts a certificate into a server. This build has only Certbot's {@code null}, which does nothing. */
final class Installers {
    private static final List<String> ENHANCEMENTS = List.of("hsts", "redirect", "staple", "uir");

    private Installers() {}

    /** Refuses to go on where no option names an installer: there is none here that could be chosen. */
    static void require(Context context, Prompts prompts) throws Failure {
        if (PluginRequest.of(context.options()).installer().isPresent()) {
            return;
        }
        String program = context.environment().program();
        String what = prompts.interactive()
                ? "Certbot doesn't know how to automatically configure the web server on this system: installers are"
                        + " not available yet in this build. However, it can still get a certificate for you. Please"
                        + " run \"" + program + " certonly\" to do so. You'll need to manually configure your web"
                        + " server to use the resulting certificate."
                : "Missing command line flags. For non-interactive execution, you will need to specify a plugin on the"
                        + " command line, and installers are not available yet in this build.";
        throw new Failure(FailureKind.REFUSED, what.replace("Certbot", shown(program)))
                .holding("Nothing was done.")
                .next(
                        "Name the files of the certificate in the server's configuration, and let a deploy hook reload the"
                                + " server after each renewal: " + program
                                + " certonly ... --deploy-hook CMD, or for a certificate there is, " + program
                                + " reconfigure --cert-name NAME --deploy-hook CMD.");
    }

    private static String shown(String program) {
        return program.equals("certbot") ? "Certbot" : "Perennial";
    }

    /** For a command to which it does not matter how control is proven. */
    static void warnOfAuthenticator(Context context) {
        if (PluginRequest.of(context.options()).authenticator().isPresent()) {
            context.output()
                    .warning("Specifying an authenticator doesn't make sense when running "
                            + shown(context.environment().program()) + " with verb \""
                            + context.options().verb() + '"');
        }
    }

    static boolean enhancementAsked(ParsedOptions options) {
        return options.flag("auto_hsts") || ENHANCEMENTS.stream().anyMatch(options::flag);
    }

    /** The null installer knows no enhancements: Certbot refuses the newer kind, and passes over the others. */
    static void refuseAutoHsts(ParsedOptions options) throws Failure {
        if (options.flag("auto_hsts")) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "One or more of the requested enhancements are not supported by the selected installer:"
                                    + " --auto-hsts.")
                    .holding("Nothing was done.");
        }
    }

    static void passOverEnhancements(ParsedOptions options, Output output) {
        for (String name : ENHANCEMENTS) {
            if (options.flag(name)) {
                output.warning("Option " + name + " is not supported by the selected installer. Skipping enhancement.");
            }
        }
    }
}
