package dev.perennial.dns.bridge;

/**
 * A name at an acme-dns server, and what lets us change it. Never shows its password.
 *
 * @param fulldomain where a CNAME has to lead; empty if only its first label is known
 * @param server where it was registered; empty if that was not noted
 */
record AcmeDnsAccount(String fulldomain, String subdomain, String username, String password, String server) {
    /** Whether a record of this name is a record of this account. */
    boolean owns(String name) {
        return fulldomain.isEmpty() ? name.startsWith(subdomain + '.') : name.equals(fulldomain);
    }

    @Override
    public String toString() {
        return fulldomain.isEmpty() ? subdomain : fulldomain;
    }
}
