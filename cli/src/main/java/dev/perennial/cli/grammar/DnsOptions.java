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
        all.add(port("--authority-dns-port", "for tests: where authoritative DNS servers listen", "53"));
        all.add(port("--ca-http-port", "for tests: what a CA connects to for http-01", "80"));
        all.add(port("--ca-tls-port", "for tests: what a CA connects to for tls-alpn-01 and https", "443"));
    }

    private static Option port(String name, String help, String initial) {
        return Option.of(Kind.NUMBER, Topic.DNS, name, help).initial(initial).hide();
    }
}
