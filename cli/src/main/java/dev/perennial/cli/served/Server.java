package dev.perennial.cli.served;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One address of a server, and what to ask it for.
 *
 * @param name absent if the certificate is for addresses only
 */
public record Server(InetAddress address, int port, Optional<String> name) {
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
