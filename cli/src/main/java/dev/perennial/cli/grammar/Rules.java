package dev.perennial.cli.grammar;

import java.util.List;

/** What must hold between options once all are known, in Certbot's order, and what one option says about another. */
final class Rules {
    static final String STAGING = "https://acme-staging-v02.api.letsencrypt.org/directory";

    private Rules() {}

    static ParsedOptions check(ParsedOptions given) throws UsageException {
        ParsedOptions options = given;
        String verb = options.verb();
        if (options.number("http01_port") == options.number("https_port") && options.setByUser("http01_port")) {
            throw new UsageException("--http-01-port and --https-port must be different ports");
        }
        if (options.number("http01_port") > 65535 || options.number("tls_alpn_01_port") > 65535) {
            throw new UsageException("a port is a number up to 65535");
        }
        if (verb.equals("renew") && options.flag("force_interactive")) {
            throw new UsageException("--force-interactive cannot be used with renew");
        }
        if (options.flag("force_interactive") && options.flag("noninteractive_mode")) {
            throw new UsageException("--force-interactive and --non-interactive contradict each other");
        }
        if (verb.equals("renew")
                && !options.list("domains").isEmpty()
                && options.origin("domains") == Origin.COMMAND_LINE) {
            throw new UsageException("renew takes no -d: it renews what exists. Name one with --cert-name,"
                    + " or obtain other names with certonly");
        }
        if (verb.equals("renew") || options.flag("quiet")) {
            options = options.with("noninteractive_mode", "true");
        }
        options = server(options);
        if (options.text("csr").isPresent()) {
            if (!verb.equals("certonly")) {
                throw new UsageException("--csr only goes with certonly");
            }
            if (options.flag("allow_subset_of_names")) {
                throw new UsageException("--csr and --allow-subset-of-names contradict each other");
            }
        }
        if (options.flag("allow_subset_of_names") && wildcard(options.list("domains"))) {
            throw new UsageException("Using --allow-subset-of-names with a wildcard domain is not supported.");
        }
        if (options.number("rsa_key_size") < 2048 || options.number("rsa_key_size") > 16384) {
            throw new UsageException("--rsa-key-size must be 2048 to 16384 bits");
        }
        return options;
    }

    private static ParsedOptions server(ParsedOptions options) throws UsageException {
        boolean rehearsal = options.flag("dry_run");
        if (rehearsal && !List.of("certonly", "renew", "reconfigure", "help").contains(options.verb())) {
            throw new UsageException("--dry-run currently only works with the 'certonly' or 'renew' subcommands ("
                    + options.verb() + ")");
        }
        String server = options.required("server");
        if (!server.startsWith("https://") && !server.startsWith("http://")) {
            throw new UsageException("--server: '" + server + "' is not a URL");
        }
        boolean production = server.equals(AccountOptions.LETS_ENCRYPT);
        if (options.flag("staging") && !production && !server.equals(STAGING)) {
            throw new UsageException("--server value conflicts with --staging");
        }
        ParsedOptions next = options;
        if (production && (rehearsal || options.flag("staging"))) {
            next = next.with("server", STAGING);
        }
        return rehearsal ? next.with("staging", "true").with("break_my_certs", "true") : next;
    }

    private static boolean wildcard(List<String> domains) {
        for (String domain : domains) {
            if (domain.startsWith("*.")) {
                return true;
            }
        }
        return false;
    }
}
