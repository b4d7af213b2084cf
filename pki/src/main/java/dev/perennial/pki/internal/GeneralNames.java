package dev.perennial.pki.internal;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.List;

/** The GeneralNames of RFC 5280 section 4.2.1.6, of which identifiers and URIs are of use here. */
public final class GeneralNames {
    private static final int DNS = Der.context(2);
    private static final int URI = Der.context(6);
    private static final int IP = Der.context(7);

    private GeneralNames() {}

    /** The content of a subjectAltName: DNS names first, then addresses, each in the given order. */
    public static byte[] subjectAltName(List<Identifier> identifiers) {
        List<byte[]> names = new ArrayList<>(identifiers.size());
        for (Identifier identifier : identifiers) {
            if (identifier instanceof Identifier.Dns) {
                names.add(Der.ascii(DNS, identifier.value()));
            }
        }
        for (Identifier identifier : identifiers) {
            if (identifier instanceof Identifier.Ip ip) {
                names.add(Der.element(IP, ip.address().getAddress()));
            }
        }
        return Der.sequence(names);
    }

    /** Names of other types (mail, directory, ...) are passed over. */
    public static List<Identifier> identifiers(DerReader outer) throws PkiException {
        List<Identifier> identifiers = new ArrayList<>();
        DerReader names = outer.enter(Der.SEQUENCE);
        while (names.hasMore()) {
            if (names.at(DNS)) {
                identifiers.add(Identifier.dns(names.ascii(DNS)));
            } else if (names.at(IP)) {
                identifiers.add(new Identifier.Ip(IpLiterals.address(names.octets(IP))));
            } else {
                names.element();
            }
        }
        return List.copyOf(identifiers);
    }

    static byte[] uri(String uri) {
        return Der.ascii(URI, uri);
    }

    /** Adds the next name if it is a URI, and passes over any other. */
    static void addUri(DerReader names, List<String> uris) throws PkiException {
        if (names.at(URI)) {
            uris.add(names.ascii(URI));
        } else {
            names.element();
        }
    }
}
