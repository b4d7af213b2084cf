package dev.perennial.cli.grammar;

import java.util.List;

/** How the DNS and servers are looked at before a CA does. */
final class DnsOptions {
    private DnsOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.DNS;
        all.add(Option.of(
                        Kind.LIST,
                        t,
                        "--dns-resolvers",
                        "Recursive DNS resolvers to ask, with a port if it is not 53, separated by commas. By default those"
                                + " of this machine.")
                .value("ADDRESSES")
                .keptBeside());
        all.add(Option.of(
                        Kind.LIST,
                        t,
                        "--dns-seen-by",
                        "Recursive DNS resolvers that must show a record, too, before a CA is asked to look, such as"
                                + " 1.1.1.1,9.9.9.9. By default no resolver has to.")
                .value("ADDRESSES")
                .keptBeside());
        all.add(Option.of(
                        Kind.APPEND,
                        t,
                        "--dns-alias",
                        "Where the TXT record of a domain goes, for a CNAME that this machine does not see. Such as"
                                + " a.org=a-org.proofs.example.net; * is for all others. May be repeated.")
                .value("DOMAIN=RECORD")
                .keptBeside());
        persist(all);
        all.add(port("--authority-dns-port", "for tests: where authoritative DNS servers listen", "53"));
        all.add(port("--ca-http-port", "for tests: what a CA connects to for http-01", "80"));
        all.add(port("--ca-tls-port", "for tests: what a CA connects to for tls-alpn-01 and https", "443"));
    }

    private static void persist(List<Option> all) {
        Topic t = Topic.PERSIST;
        all.add(Option.of(Kind.FLAG, t, "--wildcard", "The record is also for the wildcard of each name."));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--until",
                        "When the record ends, as a day (2027-01-31), a moment (2027-01-31T12:00Z) or a span from now"
                                + " (90d). Without it, it has no end.")
                .dest("persist_until")
                .value("WHEN"));
        all.add(Option.of(
                        Kind.FLAG,
                        t,
                        "--replace",
                        "Remove what this account, or an earlier one of this machine, has published for this CA before.")
                .dest("persist_replace"));
    }

    private static Option port(String name, String help, String initial) {
        return Option.of(Kind.NUMBER, Topic.DNS, name, help).initial(initial).hide();
    }
}
