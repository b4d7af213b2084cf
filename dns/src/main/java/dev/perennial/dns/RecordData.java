package dev.perennial.dns;

import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.time.Duration;

/** What a record says. Names are in lower case without a final dot, and as hostile as any other text from outside. */
public sealed interface RecordData {
    /** Of A and AAAA. */
    record Address(InetAddress address) implements RecordData {
        @Override
        public String toString() {
            return new Identifier.Ip(address).value();
        }
    }

    /** Of CNAME. */
    record Alias(String target) implements RecordData {
        @Override
        public String toString() {
            return "CNAME " + target;
        }
    }

    /** Of TXT, its strings put together as all who read such records do. */
    record Text(String text) implements RecordData {
        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    /** Of CAA (RFC 8659 section 4.1). The tag is in lower case. */
    record Caa(int flags, String tag, String value) implements RecordData {
        private static final int CRITICAL = 0x80;

        public boolean critical() {
            return (flags & CRITICAL) != 0;
        }

        @Override
        public String toString() {
            return flags + " " + tag + " \"" + value + '"';
        }
    }

    /** Of NS. */
    record Host(String name) implements RecordData {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Of SOA.
     *
     * @param negative how long the absence of a record may be remembered (RFC 2308)
     */
    record Start(String primary, long serial, Duration negative) implements RecordData {
        @Override
        public String toString() {
            return "serial " + serial;
        }
    }

    /** Of the types that are only looked at by a validator. */
    record Other(String text) implements RecordData {
        @Override
        public String toString() {
            return text;
        }
    }
}
