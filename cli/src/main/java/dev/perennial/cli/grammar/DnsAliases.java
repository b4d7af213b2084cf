package dev.perennial.cli.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where TXT records of domains go: {@code DOMAIN=RECORD} each. */
public final class DnsAliases {
    private static final String ALL = "*";

    private DnsAliases() {}

    /** As it is kept: in lower case, without final dots. */
    static String check(String typed, String where) throws UsageException {
        int equals = typed.indexOf('=');
        if (equals <= 0 || equals == typed.length() - 1) {
            throw UsageException.refused(
                    where + ": '" + typed + "' is not DOMAIN=RECORD, such as" + " a.org=a-org.proofs.example.net");
        }
        String domain = typed.substring(0, equals);
        String record = typed.substring(equals + 1);
        String base = domain.startsWith("*.") ? domain.substring(2) : domain;
        String checked =
                base.equals(ALL) ? ALL : DomainNames.check(List.of(base), where).getFirst();
        return checked + '=' + DomainNames.check(List.of(record), where).getFirst();
    }

    /** By the domain, of which the wildcard has the same record; of two for one domain the last counts. */
    public static Map<String, String> of(ParsedOptions options) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String each : options.list("dns_alias")) {
            int equals = each.indexOf('=');
            aliases.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return aliases;
    }
}
