package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The fake DNS as a resolver sees it that is not ours. */
class FakeDnsTest {
    private FakeDns dns;
    private SimpleResolver resolver;

    @BeforeEach
    void start() throws Exception {
        dns = FakeDns.start();
        resolver = new SimpleResolver(InetAddress.getLoopbackAddress());
        resolver.setPort(dns.port());
        resolver.setTimeout(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private Message ask(String name, int type) throws Exception {
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
    }

    private List<String> answers(String name, int type) throws Exception {
        return ask(name, type).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    @Test
    void everyNameLeadsToLoopbackUntilToldOtherwise() throws Exception {
        assertThat(answers("any.example", Type.A)).containsExactly("127.0.0.1");
        dns.setA("any.example.", "192.0.2.1", "192.0.2.2");
        assertThat(answers("ANY.example", Type.A)).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
        dns.clear("any.example");
        assertThat(answers("any.example", Type.A)).containsExactly("127.0.0.1");
    }

    @Test
    void unknownNamesDoNotExistWithoutADefault() throws Exception {
        dns.defaultAddress(Optional.empty());
        dns.setAaaa("known.example", "2001:db8::1");
        assertThat(ask("unknown.example", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(ask("known.example", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answers("known.example", Type.AAAA)).containsExactly("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void textRecordsHaveSeveralValuesThatComeAndGo() throws Exception {
        dns.addTxt("_acme-challenge.a.example", "one");
        dns.addTxt("_acme-challenge.a.example", "back\\slash and \"quotes\"");
        assertThat(answers("_acme-challenge.a.example", Type.TXT))
                .containsExactlyInAnyOrder("one", "\"back\\\\slash and \\\"quotes\\\"\"");
        dns.removeTxt("_acme-challenge.a.example", "one");
        assertThat(dns.txt("_acme-challenge.a.example")).hasSize(1);
    }

    @Test
    void longAnswersArriveByTcp() throws Exception {
        dns.setTxt("long.example", "x".repeat(700));
        resolver.setEDNS(-1);
        resolver.setIgnoreTruncation(true);
        assertThat(ask("long.example", Type.TXT).getHeader().getFlag(Flags.TC)).isTrue();
        resolver.setIgnoreTruncation(false);
        assertThat(answers("long.example", Type.TXT).getFirst().replaceAll("[\" ]", ""))
                .isEqualTo("x".repeat(700));
    }

    @Test
    void aliasesAreFollowedAndLoopsFail() throws Exception {
        dns.setCname("www.example", "target.example");
        dns.setTxt("target.example", "here");
        assertThat(answers("www.example", Type.TXT)).containsExactly("target.example.", "here");
        dns.setCname("target.example", "www.example");
        assertThat(ask("www.example", Type.TXT).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void anyTypeIsReadAsInAZoneFile() throws Exception {
        dns.setCaa("a.example", "0 issue \"ca.example\"");
        dns.set("a.example", "NS", "ns1.example.");
        assertThat(answers("a.example", Type.CAA)).containsExactly("0 issue \"ca.example\"");
        assertThat(answers("a.example", Type.NS)).containsExactly("ns1.example.");
    }

    @Test
    void impossibleDataFailsItsOwnQuestionsOnly() throws Exception {
        dns.setA("odd.example", "::1");
        dns.setAaaa("odd.example", "not an address");
        for (int type : new int[] {Type.A, Type.AAAA}) {
            assertThat(ask("odd.example", type).getRcode()).isEqualTo(Rcode.SERVFAIL);
        }
        assertThat(answers("even.example", Type.A)).containsExactly("127.0.0.1");
    }

    @Test
    void failuresAndQuestionsAreOnRecord() throws Exception {
        dns.servfail("bad.example", true);
        assertThat(ask("Bad.example", Type.TXT).getRcode()).isEqualTo(Rcode.SERVFAIL);
        dns.servfail("bad.example", false);
        assertThat(ask("bad.example", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(dns.queries())
                .extracting(query -> query.name() + " " + query.type())
                .containsExactly("bad.example TXT", "bad.example A");
        assertThat(dns.queries("bad.example.", "A")).hasSize(1);
    }
}
