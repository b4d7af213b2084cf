package dev.perennial.testkit.internal.model;

import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Set;

/** The validation methods this CA knows, and to which identifiers it offers them. */
public enum ChallengeType {
    HTTP_01("http-01"),
    DNS_01("dns-01"),
    TLS_ALPN_01("tls-alpn-01"),
    DNS_ACCOUNT_01("dns-account-01"),
    DNS_PERSIST_01("dns-persist-01");

    private final String json;

    ChallengeType(String json) {
        this.json = json;
    }

    public String json() {
        return json;
    }

    /**
     * RFC 8555 section 8.4 leaves only DNS for wildcards, RFC 8738 section 7 forbids DNS for addresses.
     *
     * @param among those that this CA has
     */
    public static List<ChallengeType> offeredFor(Identifier identifier, boolean wildcard, Set<ChallengeType> among) {
        List<ChallengeType> fitting = identifier instanceof Identifier.Ip
                ? List.of(HTTP_01, TLS_ALPN_01)
                : wildcard
                        ? List.of(DNS_01, DNS_ACCOUNT_01, DNS_PERSIST_01)
                        : List.of(HTTP_01, DNS_01, TLS_ALPN_01, DNS_ACCOUNT_01, DNS_PERSIST_01);
        return fitting.stream().filter(among::contains).toList();
    }
}
