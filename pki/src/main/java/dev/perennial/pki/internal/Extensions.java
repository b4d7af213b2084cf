package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The extensions of a certificate or certification request, in order. */
public final class Extensions {
    private final byte[] der;
    private final List<Extension> all = new ArrayList<>();

    /** No extensions. */
    Extensions() {
        der = new byte[0];
    }

    /** Reads Extensions (RFC 5280 section 4.1); one extension twice is an error, as section 4.2 says. */
    public Extensions(DerReader outer) throws PkiException {
        der = outer.whole();
        DerReader list = outer.enter(Der.SEQUENCE);
        while (list.hasMore()) {
            DerReader extension = list.enter(Der.SEQUENCE);
            byte[] oid = extension.oidContent().of(der);
            if (find(oid) != null) {
                throw extension.error("has the same extension twice");
            }
            boolean critical = extension.at(Der.BOOLEAN) && extension.bool();
            all.add(new Extension(oid, critical, extension.content(Der.OCTET_STRING)));
            extension.end();
        }
    }

    /** What the octet string of an extension wraps; null if there is no such extension. */
    public byte @Nullable [] value(String oid) {
        Extension found = find(Oid.encode(oid));
        return found == null ? null : found.value().of(der);
    }

    /** A reader over that content; null if there is no such extension. */
    @Nullable
    DerReader reader(String oid, String what) throws PkiException {
        byte[] value = value(oid);
        return value == null ? null : DerReader.over(value, what);
    }

    public boolean isCritical(String oid) {
        Extension found = find(Oid.encode(oid));
        return found != null && found.critical();
    }

    private @Nullable Extension find(byte[] oid) {
        for (Extension extension : all) {
            if (Arrays.equals(extension.oid(), oid)) {
                return extension;
            }
        }
        return null;
    }

    /** One Extension, with the criticality left out when false, as DER wants a default. */
    public static byte[] write(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Extension(byte[] oid, boolean critical, Span value) {}
}
