package dev.perennial.cli.grammar;

import java.util.List;

/** Where files are. */
final class PathOptions {
    private PathOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.PATHS;
        all.add(Option.of(Kind.PATH, t, "--config-dir", "Folder of accounts, certificates and renewal settings.")
                .value("DIR")
                .initial("/etc/letsencrypt")
                .kept());
        all.add(Option.of(Kind.PATH, t, "--work-dir", "Folder for what is needed while running.")
                .value("DIR")
                .initial("/var/lib/letsencrypt")
                .kept());
        all.add(Option.of(Kind.PATH, t, "--logs-dir", "Folder of the logs.")
                .value("DIR")
                .initial("/var/log/letsencrypt")
                .kept());
        all.add(Option.of(
                Kind.PATH, t, "--cert-path", "A certificate, instead of --cert-name. With --csr: where to write it."));
        all.add(Option.of(Kind.PATH, t, "--key-path", "The private key of that certificate."));
        all.add(Option.of(
                Kind.PATH, t, "--fullchain-path", "Certificate and chain in one file. With --csr: where to write it."));
        all.add(Option.of(
                Kind.PATH, t, "--chain-path", "The chain without the certificate. With --csr: where to write it."));
    }
}
