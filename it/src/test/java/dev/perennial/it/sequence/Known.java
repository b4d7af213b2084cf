package dev.perennial.it.sequence;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A certificate as it has to be.
 *
 * @param web whether its names are proven through a web server's folder
 * @param hooked whether a deploy hook stands in its configuration
 * @param revoked Certbot does not revoke it again then
 * @param noted whether somebody has written into its configuration by hand
 * @param account the how-manieth of the accounts it was obtained with
 * @param key counts its keys
 */
record Known(
        String name,
        SortedSet<String> names,
        boolean web,
        boolean rsa,
        boolean reuse,
        boolean hooked,
        boolean noted,
        boolean revoked,
        int account,
        int key) {
    Known called(String other) {
        return new Known(other, names, web, rsa, reuse, hooked, noted, revoked, account, key);
    }

    Known with(SortedSet<String> others) {
        return new Known(name, others, web, rsa, reuse, hooked, noted, revoked, account, key);
    }

    Known withHook() {
        return new Known(name, names, web, rsa, reuse, true, noted, revoked, account, key);
    }

    Known asRevoked() {
        return new Known(name, names, web, rsa, reuse, hooked, noted, true, account, key);
    }

    Known withNote() {
        return new Known(name, names, web, rsa, reuse, hooked, true, revoked, account, key);
    }

    /** {@code certonly} remembers of a certificate nothing but the type of its key. */
    Known again(Keep keep, int nowAccount) {
        return new Known(
                name,
                names,
                web,
                becomesRsa(keep),
                keep == Keep.REUSE,
                keep == Keep.HOOK,
                noted,
                false,
                nowAccount,
                keep == Keep.REUSE ? key : key + 1);
    }

    /** {@code renew} remembers all of it. */
    Known renewed(Keep keep, int nowAccount) {
        boolean reuses = reuse || keep == Keep.REUSE;
        boolean sameKey = reuses && keep != Keep.NEW_KEY;
        return new Known(
                name,
                names,
                web,
                becomesRsa(keep),
                reuses,
                hooked || keep == Keep.HOOK,
                noted,
                false,
                nowAccount,
                sameKey ? key : key + 1);
    }

    private boolean becomesRsa(Keep keep) {
        return keep == Keep.RSA || (rsa && keep != Keep.ECDSA);
    }

    /** A key that is kept cannot become one of another type. */
    boolean refuses(Keep keep) {
        return reuse && becomesRsa(keep) != rsa;
    }

    /** The way of proving and the names, for {@code certonly}. */
    String how(SortedSet<String> wanted) {
        return (web ? "--webroot -w SITE" : "--standalone") + " -d " + String.join(",", wanted);
    }

    SortedSet<String> and(String another) {
        SortedSet<String> more = new TreeSet<>(names);
        more.add(another);
        return more;
    }
}
