package dev.perennial.testkit.internal.dns;

import dev.perennial.testkit.DnsFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Turns a query into an answer out of a zone, following CNAMEs within it. Thread-safe. */
public final class Answerer {
    /** Long enough to be a TTL, and never over before a test is. */
    private static final int TTL_SECONDS = 60;

    private static final int MAX_CNAMES = 8;
    private static final int MAX_STRING = 255;
    private static final int EDNS_PAYLOAD = 1232;
    private static final int PLAIN_PAYLOAD = 512;

    private final Zone zone;
    private final BiConsumer<String, String> history;

    /** {@code history} is told the name and the type of each query. */
    public Answerer(Zone zone, BiConsumer<String, String> history) {
        this.zone = zone;
        this.history = history;
    }

    /**
     * From wire to wire; {@code udp} answers are cut, with the TC flag set, to what the client says it takes. An empty
     * answer is none: the server stays silent.
     */
    public byte[] answer(byte[] query, boolean udp) throws IOException {
        Message asked = new Message(query);
        Message answer = new Message(asked.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.getHeader().setFlag(Flags.RA);
        if (asked.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        Record question = asked.getQuestion();
        if (question == null) {
            answer.getHeader().setRcode(Rcode.FORMERR);
            return answer.toWire();
        }
        answer.addRecord(question, Section.QUESTION);
        history.accept(Zone.key(question.getName().toString()), Type.string(question.getType()));
        Optional<DnsFault> fault = zone.fault();
        if (fault.isPresent()) {
            switch (fault.get()) {
                case SILENT -> {
                    return new byte[0];
                }
                case SERVFAIL -> answer.getHeader().setRcode(Rcode.SERVFAIL);
                case REFUSED -> answer.getHeader().setRcode(Rcode.REFUSED);
                case LAME -> answer.getHeader().unsetFlag(Flags.AA);
                case TRUNCATED -> answer.getHeader().setFlag(Flags.TC);
            }
            if (fault.get() != DnsFault.TRUNCATED || udp) {
                return answer.toWire();
            }
            answer.getHeader().unsetFlag(Flags.TC);
        }
        try {
            fill(answer, question);
            deny(answer, question);
        } catch (IOException | IllegalArgumentException e) {
            // A test has put something there that is no data of this type: its question must not silence the server.
            answer.removeAllRecords(Section.ANSWER);
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        }
        OPTRecord edns = asked.getOPT();
        if (edns != null) {
            answer.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        return udp ? answer.toWire(payload(edns)) : answer.toWire();
    }

    private static int payload(@Nullable OPTRecord edns) {
        return edns == null ? PLAIN_PAYLOAD : Math.max(PLAIN_PAYLOAD, Math.min(edns.getPayloadSize(), EDNS_PAYLOAD));
    }

    private void fill(Message answer, Record question) throws IOException {
        Name name = question.getName();
        String type = Type.string(question.getType());
        for (int hops = 0; hops <= MAX_CNAMES; hops++) {
            String owner = name.toString();
            if (zone.isBroken(owner)) {
                answer.getHeader().setRcode(Rcode.SERVFAIL);
                return;
            }
            List<String> aliases = type.equals("CNAME") ? List.of() : zone.get(owner, "CNAME");
            if (aliases.isEmpty()) {
                for (String datum : zone.get(owner, type)) {
                    answer.addRecord(record(name, question.getType(), datum), Section.ANSWER);
                }
                if (!zone.exists(owner)) {
                    answer.getHeader().setRcode(Rcode.NXDOMAIN);
                }
                return;
            }
            Name target = Name.fromString(aliases.getFirst(), Name.root);
            answer.addRecord(new CNAMERecord(name, DClass.IN, TTL_SECONDS, target), Section.ANSWER);
            name = target;
        }
        // A resolver gives up; an authoritative server, as BIND has it, tells how far it came.
        if (answer.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        }
    }

    /** Beside a denial stands the SOA of its zone (RFC 2308). */
    private void deny(Message answer, Record question) throws IOException {
        Optional<String> apex = zone.apex(question.getName().toString());
        if (answer.getSection(Section.ANSWER).isEmpty() && apex.isPresent()) {
            Name owner = Name.fromString(apex.get() + '.', Name.root);
            String start = zone.get(apex.get(), "SOA").getFirst();
            answer.addRecord(record(owner, Type.SOA, start), Section.AUTHORITY);
        }
    }

    private static Record record(Name name, int type, String datum) throws IOException {
        return switch (type) {
            case Type.A -> new ARecord(name, DClass.IN, TTL_SECONDS, Literals.address(datum));
            case Type.AAAA -> new AAAARecord(name, DClass.IN, TTL_SECONDS, Literals.address(datum));
            case Type.TXT -> new TXTRecord(name, DClass.IN, TTL_SECONDS, strings(datum));
            default -> Record.fromString(name, type, DClass.IN, TTL_SECONDS, datum, Name.root);
        };
    }

    /** A long text is sent as several strings (RFC 1035 section 3.3.14). */
    private static List<String> strings(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        List<String> strings = new ArrayList<>();
        for (int from = 0; from == 0 || from < bytes.length; from += MAX_STRING) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MAX_STRING));
            strings.add(escaped(new String(part, StandardCharsets.ISO_8859_1)));
        }
        return strings;
    }

    /** TXTRecord reads its strings as a zone file has them. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
