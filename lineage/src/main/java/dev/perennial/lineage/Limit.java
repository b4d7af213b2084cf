package dev.perennial.lineage;

import dev.perennial.engine.Hold;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CA's word that it has been asked too much.
 *
 * @param scope what is limited
 * @param value of the scope: the account's id, a domain, or the names of a set, sorted and separated by blanks
 */
public record Limit(URI server, Scope scope, String value, Hold hold) {
    public enum Scope {
        /** All orders of an account. */
        ACCOUNT,
        /** Every name in a domain, itself included. */
        DOMAIN,
        /** Just these names together. */
        SET;

        /** As programs know it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a problem document of Let's Encrypt limits, by its words (no CA has a better way); otherwise just the set of names
     * that was asked for.
     */
    public static Limit of(URI server, String account, List<Identifier> names, String detail, Hold hold) {
        if (detail.contains("from this account")) {
            return new Limit(server, Scope.ACCOUNT, account, hold);
        }
        int open = detail.indexOf("for \"");
        int close = detail.indexOf('"', open + 5);
        if (open >= 0 && close > open && !detail.contains("exact set")) {
            String domain = detail.substring(open + 5, close);
            if (names.stream().anyMatch(name -> within(name, domain))) {
                return new Limit(server, Scope.DOMAIN, domain, hold);
            }
        }
        return new Limit(server, Scope.SET, set(names), hold);
    }

    boolean concerns(URI asked, String account, List<Identifier> names) {
        return server.equals(asked)
                && switch (scope) {
                    case ACCOUNT -> value.equals(account);
                    case DOMAIN -> names.stream().anyMatch(name -> within(name, value));
                    case SET -> value.equals(set(names));
                };
    }

    private static boolean within(Identifier name, String domain) {
        return name.value().equals(domain) || name.value().endsWith('.' + domain);
    }

    private static String set(List<Identifier> names) {
        List<String> values = new ArrayList<>();
        for (Identifier name : names) {
            values.add(name.value());
        }
        values.sort(null);
        return String.join(" ", values);
    }
}
