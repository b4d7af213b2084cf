package dev.perennial.dns.internal;

import dev.perennial.dns.TsigAlgorithm;
import dev.perennial.dns.TsigKey;
import dev.perennial.dns.TxtRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Messages that change a zone (RFC 2136), and signatures (RFC 8945), on the wire. Any number of threads. */
public final class Tsig {
    /** As Certbot has it: remembered answers of an earlier attempt are soon forgotten. */
    public static final int TTL = 120;

    private static final int TIME_BYTES = 6;

    /** What was sent, to hold the answer against. */
    public static final class Sent {
        private final Message message;

        private Sent(Message message) {
            this.message = message;
        }

        public byte[] wire() {
            return message.toWire();
        }
    }

    private final TsigKey key;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random for the numbers of messages */
    public Tsig(TsigKey key, Clock clock, RandomGenerator random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** Whether this name begins a zone. */
    public Sent startOf(String name, boolean signed) throws IOException {
        Message query = new Message(id());
        query.getHeader().setOpcode(Opcode.QUERY);
        query.addRecord(Record.newRecord(Codec.name(name), Type.SOA, DClass.IN), Section.QUESTION);
        return signed ? sign(query) : new Sent(query);
    }

    /** One change, which is made as a whole or not at all. */
    public Sent change(String zone, List<TxtRecord> records, boolean add) throws IOException {
        Update update = new Update(Codec.name(zone));
        update.getHeader().setID(id());
        for (TxtRecord each : records) {
            TXTRecord record = new TXTRecord(Codec.name(each.name()), DClass.IN, TTL, each.strings());
            if (add) {
                update.add(record);
            } else {
                update.delete(record);
            }
        }
        return sign(update);
    }

    private int id() {
        return random.nextInt(1 << 16);
    }

    private Sent sign(Message message) throws IOException {
        signer().apply(message, null);
        return new Sent(message);
    }

    private TSIG signer() throws IOException {
        SecretKeySpec secret = new SecretKeySpec(key.secret(), key.algorithm().text());
        return new TSIG(algorithm(key.algorithm()), Codec.name(key.name()), secret, clock);
    }

    private static Name algorithm(TsigAlgorithm algorithm) {
        return switch (algorithm) {
            case HMAC_MD5 -> TSIG.HMAC_MD5;
            case HMAC_SHA1 -> TSIG.HMAC_SHA1;
            case HMAC_SHA224 -> TSIG.HMAC_SHA224;
            case HMAC_SHA256 -> TSIG.HMAC_SHA256;
            case HMAC_SHA384 -> TSIG.HMAC_SHA384;
            case HMAC_SHA512 -> TSIG.HMAC_SHA512;
        };
    }

    /** Good news is believed only if it is signed; bad news often is not, as when the server does not know the key. */
    public Reply read(Sent sent, byte[] wire) {
        Message answer;
        try {
            answer = new Message(wire);
            if (!answer.getHeader().getFlag(Flags.QR)
                    || answer.getHeader().getID() != sent.message.getHeader().getID()) {
                return new Reply(Verdict.UNTRUSTED, "it answers something else", false);
            }
            TSIGRecord signature = answer.getTSIG();
            if (signature != null && signature.getError() != Rcode.NOERROR) {
                return complaint(signature);
            }
            int code = answer.getRcode();
            if (code != Rcode.NOERROR) {
                return new Reply(verdict(code), Rcode.string(code), false);
            }
            TSIGRecord own = sent.message.getTSIG();
            if (own != null) {
                int checked = signature == null ? Rcode.BADSIG : signer().verify(answer, wire, own);
                if (checked != Rcode.NOERROR) {
                    return new Reply(
                            Verdict.UNTRUSTED,
                            signature == null
                                    ? "its answer is not signed"
                                    : "the signature of its answer does not hold (" + Rcode.TSIGstring(checked) + ')',
                            false);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Reply(Verdict.UNTRUSTED, String.valueOf(e.getMessage()), false);
        }
        return new Reply(Verdict.DONE, "", holdsStart(answer, sent.message));
    }

    private static boolean holdsStart(Message answer, Message query) {
        Name name = query.getSection(Section.QUESTION).getFirst().getName();
        return answer.getHeader().getFlag(Flags.AA)
                && answer.getSection(Section.ANSWER).stream()
                        .anyMatch(record ->
                                record.getType() == Type.SOA && record.getName().equals(name));
    }

    private static Reply complaint(TSIGRecord signature) {
        int error = signature.getError();
        return switch (error) {
            case Rcode.BADKEY -> new Reply(Verdict.BAD_KEY, "BADKEY", false);
            case Rcode.BADSIG -> new Reply(Verdict.BAD_SIGNATURE, "BADSIG", false);
            case Rcode.BADTIME -> new Reply(Verdict.BAD_TIME, time(signature.getOther()), false);
            default -> new Reply(Verdict.FAILED, Rcode.TSIGstring(error), false);
        };
    }

    private static Verdict verdict(int code) {
        return switch (code) {
            case Rcode.NOTAUTH -> Verdict.NOT_AUTHORITATIVE;
            case Rcode.REFUSED -> Verdict.REFUSED;
            case Rcode.NOTIMP -> Verdict.NOT_IMPLEMENTED;
            default -> Verdict.FAILED;
        };
    }

    /** Seconds in 48 bits. */
    private static String time(byte @Nullable [] other) {
        if (other == null || other.length != TIME_BYTES) {
            return "";
        }
        ByteBuffer wide = ByteBuffer.allocate(Long.BYTES)
                .position(Long.BYTES - TIME_BYTES)
                .put(other);
        return Instant.ofEpochSecond(wide.getLong(0)).toString();
    }
}
