package dev.perennial.dns.internal;

import dev.perennial.dns.Asking;
import dev.perennial.dns.DnsAnswer;
import dev.perennial.dns.DnsRecord;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordData;
import dev.perennial.dns.RecordType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Between our words and the wire. The only place, with the validator, where dnsjava is used. */
public final class Codec {
    /** What passes everywhere without fragments (DNS flag day 2020). */
    private static final int EDNS_PAYLOAD = 1232;

    private static final int HEADER = 12;
    private static final int TC_BYTE = 2;
    private static final int TC_BIT = 0x02;

    private Codec() {}

    public static byte[] query(Question question, Asking asking, int id) throws IOException {
        Message query = new Message(id);
        query.getHeader().setOpcode(Opcode.QUERY);
        if (asking != Asking.AUTHORITY) {
            query.getHeader().setFlag(Flags.RD);
            // RFC 6840 section 5.7: the wish to know whether it was validated.
            query.getHeader().setFlag(Flags.AD);
        }
        if (asking == Asking.UNCHECKED_RECURSION) {
            query.getHeader().setFlag(Flags.CD);
        }
        query.addRecord(
                Record.newRecord(name(question.name()), Records.type(question.type()), DClass.IN), Section.QUESTION);
        query.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0, 0), Section.ADDITIONAL);
        return query.toWire();
    }

    /** Looks at the header alone: what is cut may end anywhere. */
    public static boolean truncated(byte[] answer) {
        return answer.length >= HEADER && (answer[TC_BYTE] & TC_BIT) != 0;
    }

    public static DnsAnswer answer(byte[] wire, byte[] query, Question question, Asking asking) {
        Message answer;
        try {
            answer = new Message(wire);
            Record asked = new Message(query).getQuestion();
            boolean same = asked.equals(answer.getQuestion())
                    && answer.getHeader().getID()
                            == new Message(query).getHeader().getID();
            if (!answer.getHeader().getFlag(Flags.QR) || (answer.getQuestion() != null && !same)) {
                return new DnsAnswer.Garbled("it answers something else");
            }
        } catch (IOException | IllegalArgumentException e) {
            return new DnsAnswer.Garbled(String.valueOf(e.getMessage()));
        }
        return switch (answer.getRcode()) {
            case Rcode.NOERROR, Rcode.NXDOMAIN -> known(answer, question, asking);
            case Rcode.REFUSED, Rcode.NOTAUTH -> new DnsAnswer.Refused(why(answer));
            default -> new DnsAnswer.ServerFailure(Rcode.string(answer.getRcode()), why(answer));
        };
    }

    private static DnsAnswer known(Message answer, Question question, Asking asking) {
        if (asking == Asking.AUTHORITY && !answer.getHeader().getFlag(Flags.AA)) {
            return new DnsAnswer.Lame();
        }
        boolean authenticated = answer.getHeader().getFlag(Flags.AD);
        List<DnsRecord> records = new ArrayList<>();
        for (Record each : answer.getSection(Section.ANSWER)) {
            Records.data(each)
                    .ifPresent(data -> records.add(new DnsRecord(
                            Records.text(each.getName()), type(data, each), Duration.ofSeconds(each.getTTL()), data)));
        }
        boolean direct = records.stream().anyMatch(record -> record.type() == question.type());
        boolean alias = records.stream()
                .anyMatch(record -> record.owner().equals(question.name()) && record.type() == RecordType.CNAME);
        if (direct || alias) {
            return new DnsAnswer.Found(question, records, authenticated);
        }
        Optional<SOARecord> start = answer.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
        Optional<String> zone = start.map(soa -> Records.text(soa.getName()));
        Optional<Duration> remembered = start.map(soa -> Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum())));
        return answer.getRcode() == Rcode.NXDOMAIN
                ? new DnsAnswer.NoSuchName(zone, remembered, authenticated)
                : new DnsAnswer.NoData(zone, remembered, authenticated);
    }

    private static RecordType type(RecordData data, Record record) {
        return data instanceof RecordData.Alias ? RecordType.CNAME : Records.type(record.getType());
    }

    /** RFC 8914. */
    static String why(Message answer) {
        OPTRecord edns = answer.getOPT();
        if (edns != null) {
            for (EDNSOption option : edns.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR)) {
                ExtendedErrorCodeOption error = (ExtendedErrorCodeOption) option;
                String text = error.getText();
                return ExtendedErrorCodeOption.text(error.getErrorCode())
                        + (text == null || text.isEmpty() ? "" : ": " + text);
            }
        }
        return "";
    }

    static Name name(String name) throws IOException {
        return Name.fromString(name + '.', Name.root);
    }

    /** With DNSSEC's own records. */
    static void wantSignatures(Message query) {
        query.removeAllRecords(Section.ADDITIONAL);
        query.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    }
}
