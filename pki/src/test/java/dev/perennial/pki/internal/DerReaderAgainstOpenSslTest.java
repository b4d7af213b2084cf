package dev.perennial.pki.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.OpenSsl;
import dev.perennial.pki.PkiException;
import dev.perennial.pki.TestCertificates;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DerReaderAgainstOpenSslTest {
    private static final Pattern LINE = Pattern.compile(" *(\\d+):d=(\\d+) +hl=(\\d+) l= *(\\d+) .*");
    private static final int CONSTRUCTED = 0x20;

    private record Element(int offset, int depth, int headerLength, int length) {}

    @Test
    void everyElementOfACertificateIsFoundWhereOpensslFindsIt() throws Exception {
        OpenSsl.assumePresent();
        List<Element> ours = new ArrayList<>();
        walk(DerReader.over(TestCertificates.LEAF.der(), "test"), 0, ours);
        List<Element> theirs = OpenSsl.run(TestCertificates.LEAF.toPem(), "asn1parse")
                .lines()
                .map(LINE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Element(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4))))
                .toList();
        assertThat(ours).hasSizeGreaterThan(50).isEqualTo(theirs);
    }

    private static void walk(DerReader reader, int depth, List<Element> out) throws PkiException {
        while (reader.hasMore()) {
            Span element = reader.fork().element();
            int tag = reader.whole()[element.from()] & 0xff;
            Span content = reader.fork().content(tag);
            out.add(new Element(element.from(), depth, content.from() - element.from(), content.to() - content.from()));
            if ((tag & CONSTRUCTED) != 0) {
                walk(reader.enter(tag), depth + 1, out);
            } else {
                reader.element();
            }
        }
    }
}
