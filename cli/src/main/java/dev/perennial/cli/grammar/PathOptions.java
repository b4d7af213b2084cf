package dev.perennial.cli.grammar;

import java.util.List;

/** Where files are. */
final class PathOptions {
    private PathOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.PATHS;
        all.add(Option.of(Kind.PATH, t, "--config-dir", "accounts, certificates, renewal files")
                .value("DIR")
                .initial("/etc/letsencrypt")
                .kept());
        all.add(Option.of(Kind.PATH, t, "--work-dir", "what is needed while running")
                .value("DIR")
                .initial("/var/lib/letsencrypt")
                .kept());
        all.add(Option.of(Kind.PATH, t, "--logs-dir", "logs")
                .value("DIR")
                .initial("/var/log/letsencrypt")
                .kept());
        all.add(Option.of(Kind.PATH, t, "--cert-path", "a certificate, instead of --cert-name"));
        all.add(Option.of(Kind.PATH, t, "--key-path", "its key"));
        all.add(Option.of(Kind.PATH, t, "--fullchain-path", "where to write certificate and chain of a --csr"));
        all.add(Option.of(Kind.PATH, t, "--chain-path", "where to write the chain of a --csr"));
    }
}
