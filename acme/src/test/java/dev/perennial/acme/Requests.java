package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.List;

final class Requests {
    private Requests() {}

    static OrderRequest forNames(String... names) throws PkiException {
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : names) {
            identifiers.add(Identifier.dns(name));
        }
        return OrderRequest.of(identifiers);
    }
}
