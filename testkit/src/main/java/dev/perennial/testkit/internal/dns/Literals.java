package dev.perennial.testkit.internal.dns;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.InetAddress;

/** Addresses from text, never by a look-up. */
final class Literals {
    private Literals() {}

    static InetAddress address(String literal) throws IOException {
        try {
            return switch (Identifier.ip(literal)) {
                case Identifier.Ip ip -> ip.address();
                case Identifier.Dns name -> throw new IOException(name + " in the fake DNS is no address");
            };
        } catch (PkiException e) {
            throw new IOException("\"" + literal + "\" in the fake DNS is no address", e);
        }
    }
}
