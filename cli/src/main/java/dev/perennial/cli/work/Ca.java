package dev.perennial.cli.work;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeClientBuilder;
import dev.perennial.cli.Environment;
import dev.perennial.cli.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import java.net.URI;
import java.nio.file.Path;

/** Opens the connection to a CA as the options and the environment say. */
public final class Ca {
    /** Python's names for it, which Certbot's users have in their scripts, then OpenSSL's. */
    private static final String[] BUNDLES = {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"};

    private Ca() {}

    /** Reads the trusted certificates from the disk; uses no network yet. */
    public static AcmeClient open(Environment environment, ParsedOptions options, URI server) throws Failure {
        AcmeClientBuilder builder = AcmeClient.builder(server)
                .userAgent(options.text("user_agent").orElseGet(() -> userAgent(environment, options)));
        if (options.flag("no_verify_ssl")) {
            return builder.trust(Trust.everything()).build();
        }
        for (String variable : BUNDLES) {
            String bundle = environment.variables().getOrDefault(variable, "");
            if (!bundle.isEmpty()) {
                return builder.trust(Trust.only(Path.of(bundle), variable)).build();
            }
        }
        return builder.build();
    }

    private static String userAgent(Environment environment, ParsedOptions options) {
        String comment =
                options.text("user_agent_comment").map(text -> "; " + text).orElse("");
        return "Perennial/" + environment.version() + " (" + System.getProperty("os.name") + "; " + options.verb()
                + comment + ") Java/" + Runtime.version().feature();
    }
}
