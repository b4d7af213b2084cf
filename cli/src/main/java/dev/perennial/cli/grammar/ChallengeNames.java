package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;

/** {@code --preferred-challenges}: full names, and short ones as Certbot has them. */
final class ChallengeNames {
    private static final List<String> KNOWN =
            List.of("http-01", "dns-01", "tls-alpn-01", "dns-account-01", "dns-persist-01");

    private ChallengeNames() {}

    static List<String> check(List<String> names, String where) throws UsageException {
        List<String> full = new ArrayList<>(names.size());
        for (String name : names) {
            String known = switch (name) {
                case "http" -> "http-01";
                case "dns" -> "dns-01";
                case "tls-alpn" -> "tls-alpn-01";
                case "dns-account" -> "dns-account-01";
                case "dns-persist" -> "dns-persist-01";
                default -> name;
            };
            if (!KNOWN.contains(known)) {
                throw new UsageException(where + ": Unrecognized challenges: " + name + " (choose from "
                        + String.join(", ", KNOWN) + ")");
            }
            full.add(known);
        }
        return full;
    }
}
