package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.PlainText;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;

final class IdentifierReader {
    private IdentifierReader() {}

    static Identifier read(Members members) throws AcmeProtocolException {
        String value = members.string("value");
        try {
            return Identifier.of(members.string("type"), value);
        } catch (PkiException e) {
            throw members.wrong("value", "a name or address: " + PlainText.of(value, 260));
        }
    }
}
