package dev.perennial.dns;

import dev.perennial.pki.Identifier;
import java.net.InetSocketAddress;

/**
 * A server at one of its addresses.
 *
 * @param name as the zone calls it; its address if it is only known by that
 */
public record NameServer(String name, InetSocketAddress address) {
    /** One that is only known by its address. */
    public static NameServer of(InetSocketAddress address) {
        return new NameServer(new Identifier.Ip(address.getAddress()).value(), address);
    }

    /** Such as {@code ns1.example.com (192.0.2.1)}. */
    public String text() {
        String host = new Identifier.Ip(address.getAddress()).value();
        return name.equals(host) ? host : name + " (" + host + ')';
    }
}
