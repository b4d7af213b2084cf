package dev.perennial.cli.grammar;

import java.util.List;
import java.util.Map;

/** What must hold between options once all are known, in Certbot's order, and what one option says about another. */
final class Rules {
    static final String STAGING = "https://acme-staging-v02.api.letsencrypt.org/directory";
    private static final String TRUE = "true";
    /** More would only queue at the CA. */
    private static final int MOST_JOBS = 64;

    /** What a simulation has room for in memory. */
    private static final int MOST_INSTALLATIONS = 1_000_000;

    private static final int MOST_DAYS = 400;

    private static final int LARGEST_PORT = 65_535;

    private Rules() {}

    static ParsedOptions check(ParsedOptions given) throws UsageException {
        String verb = given.verb();
        ports(given);
        ParsedOptions options = verb.equals("renew") ? renew(given) : given;
        if (options.flag("force_interactive") && options.flag("noninteractive_mode")) {
            throw UsageException.refused("Flag for non-interactive mode and --force-interactive conflict");
        }
        if (options.flag("quiet") || options.flag("json")) {
            options = options.with("noninteractive_mode", TRUE);
        }
        options = server(options);
        if (options.text("csr").isPresent()) {
            refuse(!verb.equals("certonly"), "--csr only goes with certonly: try certonly instead");
            refuse(options.flag("allow_subset_of_names"), "--allow-subset-of-names cannot be used with --csr");
        }
        if (options.flag("must_staple") && options.choice("staple").isEmpty()) {
            options = options.with("staple", TRUE);
        }
        refuse(
                options.flag("allow_subset_of_names") && wildcard(options.list("domains")),
                "Using --allow-subset-of-names with a wildcard domain is not supported.");
        refuse(
                options.flag("hsts") && options.flag("auto_hsts"),
                "Parameters --hsts and --auto-hsts cannot be used simultaneously.");
        refuse(
                options.number("rsa_key_size") < 2048 || options.number("rsa_key_size") > 16_384,
                "--rsa-key-size must be 2048 to 16384 bits");
        refuse(
                options.number("jobs") < 1 || options.number("jobs") > MOST_JOBS,
                "--jobs is a number from 1 to " + MOST_JOBS);
        refuse(
                options.number("installations") < 0 || options.number("installations") > MOST_INSTALLATIONS,
                "--installations is a number up to " + MOST_INSTALLATIONS);
        refuse(
                options.number("days") < 0 || options.number("days") > MOST_DAYS,
                "--days is a number up to " + MOST_DAYS);
        for (List<Option> some : List.of(options.table().all(), options.ofProviders())) {
            for (Option option : some) {
                if (option.stored().isPresent() && options.setByUser(option.dest())) {
                    storable(option, options.list(option.dest()));
                }
            }
        }
        List<String> routes = options.list("solver");
        refuse(
                routes.size() > 1 && routes.contains(Routing.NONE),
                "--solver none forgets all routes, and goes with no other --solver");
        PluginRequest.of(options).check();
        return options;
    }

    /** ConfigObj has no way to write this so that it is read again as it was; Certbot keeps it, and then breaks down. */
    private static void storable(Option option, List<String> values) throws UsageException {
        for (String value : values) {
            int open = value.indexOf("%(");
            refuse(
                    open >= 0 && value.indexOf(")s", open) >= 0,
                    option.longName() + ": " + value
                            + " cannot be kept for renewals, since %(...)s means another value in"
                            + " a renewal configuration. Put it into a script, and give that.");
        }
    }

    private static void ports(ParsedOptions options) throws UsageException {
        refuse(
                options.number("http01_port") == options.number("https_port"),
                "--http-01-port and --https-port must be different ports");
        for (String port : List.of(
                "http01_port", "https_port", "tls_alpn_01_port", "authority_dns_port", "ca_http_port", "ca_tls_port")) {
            refuse(options.number(port) > LARGEST_PORT, "a port is a number up to " + LARGEST_PORT);
        }
    }

    private static ParsedOptions renew(ParsedOptions options) throws UsageException {
        refuse(options.flag("force_interactive"), "--force-interactive cannot be used with renew");
        ParsedOptions quiet = options.with("noninteractive_mode", TRUE);
        if (options.origin("domains") == Origin.FILE) {
            // A cli.ini with domains in it must not stop every renewal (certbot issue 4096).
            return quiet.without("domains");
        }
        Map<String, String> folders = options.setByUser("webroot_map") ? options.webrootOf() : Map.of();
        for (String name : options.list("domains")) {
            refuse(
                    !folders.containsKey(name),
                    "renew takes no -d: it renews what exists. Name one with --cert-name, or obtain other names with"
                            + " certonly");
        }
        return quiet;
    }

    /** Certbot's table: --staging and --dry-run move the default server to staging; another server only rehearses. */
    private static ParsedOptions server(ParsedOptions options) throws UsageException {
        boolean rehearsal = options.flag("dry_run");
        String server = options.required("server");
        boolean production = server.equals(AccountOptions.LETS_ENCRYPT);
        refuse(
                options.flag("staging") && !production && !server.equals(STAGING),
                "--server value conflicts with --staging");
        refuse(
                rehearsal && !List.of("certonly", "renew", "reconfigure").contains(options.verb()),
                "--dry-run currently only works with the 'certonly' or 'renew' subcommands ('" + options.verb() + "')");
        if (rehearsal) {
            return rehearsal(options);
        }
        return production && options.flag("staging") ? atStaging(options) : options;
    }

    /** Nothing that comes of it is kept, so the guard against certificates for tests has nothing to guard. */
    static ParsedOptions rehearsal(ParsedOptions options) {
        boolean production = options.required("server").equals(AccountOptions.LETS_ENCRYPT);
        return (production ? atStaging(options) : options).with("staging", TRUE).with("break_my_certs", TRUE);
    }

    private static ParsedOptions atStaging(ParsedOptions options) {
        return options.with("server", STAGING).without("servers").without("account");
    }

    private static boolean wildcard(List<String> domains) {
        for (String domain : domains) {
            if (domain.startsWith("*.")) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(boolean wrong, String message) throws UsageException {
        if (wrong) {
            throw UsageException.refused(message);
        }
    }
}
