package dev.perennial.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of one question to one server. Never an exception: each kind of failure tells something else. */
public sealed interface DnsAnswer {
    /** For people, such as {@code SERVFAIL} or {@code no answer within 2 s}. */
    String text();

    /** The server knows: there is something, or there is nothing. */
    sealed interface Usable extends DnsAnswer {
        /** Whether a validating resolver vouches for it (the AD flag, RFC 4035 section 3.2.3). */
        boolean authenticated();

        /** The records of the question's type, or none. */
        List<RecordData> data();
    }

    /** The server does not know, or cannot be heard. */
    sealed interface Failed extends DnsAnswer {}

    /**
     * Records, CNAMEs on the way to them included.
     *
     * @param question what they answer
     */
    record Found(Question question, List<DnsRecord> records, boolean authenticated) implements Usable {
        public Found {
            records = List.copyOf(records);
        }

        /** Where the name itself is an alias of. */
        public Optional<String> alias() {
            for (DnsRecord one : records) {
                if (question.type() != RecordType.CNAME
                        && one.owner().equals(question.name())
                        && one.data() instanceof RecordData.Alias(String target)) {
                    return Optional.of(target);
                }
            }
            return Optional.empty();
        }

        @Override
        public List<RecordData> data() {
            return records.stream()
                    .filter(one -> one.type() == question.type())
                    .map(DnsRecord::data)
                    .toList();
        }

        @Override
        public String text() {
            List<String> all = (alias().isPresent() ? records.stream().map(DnsRecord::data) : data().stream())
                    .map(Object::toString)
                    .toList();
            return String.join(", ", all);
        }
    }

    /**
     * The name exists, and has nothing of this type.
     *
     * @param zone that says so
     * @param remembered how long that may be remembered
     */
    record NoData(Optional<String> zone, Optional<Duration> remembered, boolean authenticated) implements Usable {
        @Override
        public List<RecordData> data() {
            return List.of();
        }

        @Override
        public String text() {
            return "none";
        }
    }

    /** NXDOMAIN: there is no such name, and nothing below it. */
    record NoSuchName(Optional<String> zone, Optional<Duration> remembered, boolean authenticated) implements Usable {
        @Override
        public List<RecordData> data() {
            return List.of();
        }

        @Override
        public String text() {
            return "NXDOMAIN (no such name)";
        }
    }

    /**
     * SERVFAIL and its kin.
     *
     * @param code as in RFC 1035
     * @param why the server's own words (RFC 8914), or empty
     */
    record ServerFailure(String code, String why) implements Failed {
        @Override
        public String text() {
            return why.isEmpty() ? code : code + " (" + why + ')';
        }
    }

    /** The server does not talk to us about this. */
    record Refused(String why) implements Failed {
        @Override
        public String text() {
            return why.isEmpty() ? "REFUSED" : "REFUSED (" + why + ')';
        }
    }

    /** The parent zone names a server that is not set up for this zone. */
    record Lame() implements Failed {
        @Override
        public String text() {
            return "an answer without authority (a lame delegation)";
        }
    }

    record TimedOut(Duration after) implements Failed {
        @Override
        public String text() {
            return "no answer within " + after.toMillis() + " ms";
        }
    }

    /** Too long for UDP, and not to be had by TCP, as some firewalls have it. */
    record Truncated(String tcp) implements Failed {
        @Override
        public String text() {
            return "an answer too long for UDP, and by TCP " + tcp;
        }
    }

    /**
     * No packet got there.
     *
     * @param noRoute whether this machine has no way to addresses of this kind at all
     */
    record Unreachable(String why, boolean noRoute) implements Failed {
        @Override
        public String text() {
            return why;
        }
    }

    /** What came is no answer to the question. */
    record Garbled(String why) implements Failed {
        @Override
        public String text() {
            return "no usable answer: " + why;
        }
    }
}
