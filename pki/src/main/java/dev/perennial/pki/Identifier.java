package dev.perennial.pki;

import dev.perennial.pki.internal.DnsNames;
import dev.perennial.pki.internal.IpLiterals;
import java.net.InetAddress;

/**
 * What a certificate is for: an ACME identifier (RFC 8555 section 9.7.7, RFC 8738) and an entry of a subjectAltName.
 * Two identifiers are equal when a CA would take them for the same.
 */
public sealed interface Identifier {
    /** {@code dns} or {@code ip}, as in ACME. */
    String type();

    /** As sent to the CA. */
    String value();

    /** From ASCII in any case, with or without the final dot; {@code *.} may come first. */
    static Identifier dns(String name) throws PkiException {
        return new Dns(DnsNames.normalize(name));
    }

    /**
     * From IPv4 in dotted decimal or IPv6 in any spelling of RFC 4291, without brackets or zone. Never looked up in DNS.
     */
    static Identifier ip(String literal) throws PkiException {
        return new Ip(IpLiterals.parse(literal));
    }

    /** From the two members of an ACME identifier object. */
    static Identifier of(String type, String value) throws PkiException {
        return switch (type) {
            case "dns" -> dns(value);
            case "ip" -> ip(value);
            default -> throw new PkiException("identifier: only the types dns and ip are supported");
        };
    }

    /** A name of lower-case A-labels without a final dot, possibly after {@code *.}. */
    record Dns(String value) implements Identifier {
        public Dns {
            if (!DnsNames.isNormal(value)) {
                throw new IllegalArgumentException("not a normalised DNS name; use Identifier.dns");
            }
        }

        @Override
        public String type() {
            return "dns";
        }

        public boolean wildcard() {
            return value.startsWith("*.");
        }

        /** The name that is validated: without {@code *.}. */
        public String base() {
            return wildcard() ? value.substring(2) : value;
        }

        @Override
        public String toString() {
            return value;
        }
    }

    record Ip(InetAddress address) implements Identifier {
        @Override
        public String type() {
            return "ip";
        }

        /** Dotted decimal or the one spelling of RFC 5952. */
        @Override
        public String value() {
            return IpLiterals.format(address.getAddress());
        }

        /** The server name a CA sends when it validates this address by tls-alpn-01 (RFC 8738 section 6). */
        public String reverseName() {
            return IpLiterals.reverseName(address.getAddress());
        }

        @Override
        public String toString() {
            return value();
        }
    }
}
