package dev.perennial.dns.internal;

import dev.perennial.dns.RecordData;
import dev.perennial.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** dnsjava's records in our words. */
final class Records {
    private Records() {}

    static int type(RecordType type) {
        return switch (type) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case CNAME -> Type.CNAME;
            case TXT -> Type.TXT;
            case CAA -> Type.CAA;
            case NS -> Type.NS;
            case SOA -> Type.SOA;
            case DS -> Type.DS;
            case DNSKEY -> Type.DNSKEY;
        };
    }

    static RecordType type(int type) {
        for (RecordType each : RecordType.values()) {
            if (type(each) == type) {
                return each;
            }
        }
        throw new IllegalArgumentException("a record of type " + Type.string(type) + " is of no interest");
    }

    /** Absent for types that nobody here asks about, such as signatures. */
    static Optional<RecordData> data(Record record) {
        return switch (record) {
            case ARecord a -> Optional.of(new RecordData.Address(a.getAddress()));
            case AAAARecord a -> Optional.of(new RecordData.Address(a.getAddress()));
            case CNAMERecord alias -> Optional.of(new RecordData.Alias(text(alias.getTarget())));
            case TXTRecord txt -> Optional.of(new RecordData.Text(joined(txt)));
            case CAARecord caa ->
                Optional.of(new RecordData.Caa(
                        caa.getFlags(),
                        caa.getTag().toLowerCase(Locale.ROOT),
                        new String(caa.getValueAsByteArray(), StandardCharsets.ISO_8859_1)));
            case NSRecord ns -> Optional.of(new RecordData.Host(text(ns.getTarget())));
            case SOARecord soa ->
                Optional.of(new RecordData.Start(
                        text(soa.getHost()), soa.getSerial(), Duration.ofSeconds(soa.getMinimum())));
            case DSRecord ds -> Optional.of(new RecordData.Other(ds.rdataToString()));
            case DNSKEYRecord key -> Optional.of(new RecordData.Other(key.rdataToString()));
            default -> Optional.empty();
        };
    }

    private static String joined(TXTRecord txt) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : txt.getStringsAsByteArrays()) {
            text.append(new String(part, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    /** Of the root: nothing. */
    static String text(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }
}
