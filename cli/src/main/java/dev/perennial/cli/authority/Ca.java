package dev.perennial.cli.authority;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeClientBuilder;
import dev.perennial.acme.Exchange;
import dev.perennial.acme.ExchangeListener;
import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.LogFile;
import dev.perennial.cli.console.LogLevel;
import dev.perennial.cli.grammar.ParsedOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Opens the connection to a CA as the options and the environment say. */
public final class Ca {
    /** Python's names for it, which Certbot's users have in their scripts, then OpenSSL's. */
    private static final String[] BUNDLES = {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"};

    private Ca() {}

    /**
     * Reads the trusted certificates from the disk; uses no network yet.
     *
     * @param options of this run, or of the certificate in question
     */
    public static AcmeClient open(Context context, ParsedOptions options, URI server) throws Failure {
        Environment environment = context.environment();
        AcmeClientBuilder builder = AcmeClient.builder(server)
                .listener(watching(context.log(), context.clocks()))
                .clock(environment.clock())
                .sleeper(environment.sleeper())
                .userAgent(options.text("user_agent").orElseGet(() -> userAgent(environment, options)));
        if (options.flag("no_verify_ssl")) {
            return builder.trust(Trust.everything()).build();
        }
        Optional<Path> own = options.path("ca_certificate");
        if (own.isPresent()) {
            return builder.trust(Trust.only(own.get(), "--ca-certificate")).build();
        }
        for (String variable : BUNDLES) {
            String bundle = environment.variables().getOrDefault(variable, "");
            if (!bundle.isEmpty()) {
                return builder.trust(Trust.only(Path.of(bundle), variable)).build();
            }
        }
        return builder.build();
    }

    private static ExchangeListener watching(LogFile log, ClockWatch clocks) {
        return new ExchangeListener() {
            @Override
            public void onExchange(Exchange exchange) {
                log.write(
                        LogLevel.DEBUG,
                        "acme",
                        exchange.method() + ' ' + exchange.url() + " -> "
                                + exchange.failure().orElse("HTTP " + exchange.status()) + " in "
                                + exchange.elapsed().toMillis() + " ms");
                exchange.clockAhead().ifPresent(ahead -> clocks.sees(exchange.url(), ahead));
            }

            @Override
            public void onWait(Duration wait, String because) {
                log.write(LogLevel.DEBUG, "acme", "waiting " + wait.toMillis() + " ms: " + because);
            }
        };
    }

    private static String userAgent(Environment environment, ParsedOptions options) {
        String comment =
                options.text("user_agent_comment").map(text -> "; " + text).orElse("");
        return "Perennial/" + environment.version() + " (" + System.getProperty("os.name") + "; " + options.verb()
                + comment + ") Java/" + Runtime.version().feature();
    }
}
