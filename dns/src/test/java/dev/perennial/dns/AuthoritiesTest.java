package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.DnsFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions to every server of a zone, over real sockets. */
class AuthoritiesTest {
    private static final Question ADDRESS = new Question("www.example.com", RecordType.A);

    private final Delegation world = new Delegation();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everyServerIsAskedAndNobodyWhoRemembers() throws Exception {
        world.resolver.setA("www.example.com", "192.0.2.66"); // an old answer that it has not forgotten yet
        world.both(dns -> dns.setA("www.example.com", "192.0.2.1"));
        Survey survey = world.authorities().survey(ADDRESS);
        assertThat(survey.zone().name()).isEqualTo("example.com");
        assertThat(survey.answers())
                .extracting(ServerAnswer::text)
                .containsExactly("ns1.example.com (127.0.0.2): 192.0.2.1", "ns2.example.com (127.0.0.3): 192.0.2.1");
        assertThat(survey.opinions()).hasSize(1);
        assertThat(survey.recursive()).isEmpty();
        assertThat(world.one.queries("www.example.com", "A")).hasSize(1);
    }

    @Test
    void serversThatDisagreeAreTold() throws Exception {
        world.one.setTxt("_acme-challenge.example.com", "new");
        world.two.setTxt("_acme-challenge.example.com", "old");
        Survey survey = world.authorities().survey(new Question("_acme-challenge.example.com", RecordType.TXT));
        assertThat(survey.opinions()).containsOnlyKeys("\"new\"", "\"old\"");
        assertThat(survey.data()).hasSize(2);
    }

    @Test
    void oneThatFailsIsNotLikeAnother() throws Exception {
        world.two.setA("www.example.com", "192.0.2.1");
        Authorities authorities = world.authorities();
        for (DnsFault fault : List.of(DnsFault.SERVFAIL, DnsFault.REFUSED, DnsFault.LAME, DnsFault.SILENT)) {
            world.one.fails(Optional.of(fault));
            Survey survey = authorities.survey(ADDRESS);
            assertThat(survey.failing()).hasSize(1);
            assertThat(survey.failing().getFirst().answer())
                    .isInstanceOf(
                            switch (fault) {
                                case SERVFAIL -> DnsAnswer.ServerFailure.class;
                                case REFUSED -> DnsAnswer.Refused.class;
                                case LAME -> DnsAnswer.Lame.class;
                                case SILENT -> DnsAnswer.TimedOut.class;
                                case TRUNCATED -> throw new AssertionError();
                            });
            assertThat(survey.data()).extracting(Object::toString).containsExactly("192.0.2.1");
        }
    }

    @Test
    void whatDoesNotFitADatagramComesByTcp() throws Exception {
        world.both(dns -> dns.setA("www.example.com", "192.0.2.1"));
        world.both(dns -> dns.fails(Optional.of(DnsFault.TRUNCATED)));
        assertThat(world.authorities().survey(ADDRESS).failing()).isEmpty();
        assertThat(world.one.queries("www.example.com", "A")).hasSize(2);
    }

    @Test
    void nobodyHeardMeansTheResolverIsAsked() throws Exception {
        world.both(dns -> dns.fails(Optional.of(DnsFault.SILENT)));
        world.resolver.setA("www.example.com", "192.0.2.1");
        Survey survey = world.authorities().survey(ADDRESS);
        assertThat(survey.recursive()).isPresent();
        assertThat(survey.data()).extracting(Object::toString).containsExactly("192.0.2.1");
        assertThat(survey.failing()).hasSize(2);
    }

    @Test
    void aServerWithoutAddressIsTold() throws Exception {
        world.resolver.set("example.com", "NS", "ns1.example.com.", "ns9.example.com.");
        Zone zone = world.authorities().survey(ADDRESS).zone();
        assertThat(zone.servers()).extracting(NameServer::name).containsExactly("ns1.example.com");
        assertThat(zone.problems()).containsExactly("the name server ns9.example.com of example.com has no address");
    }

    @Test
    void aliasesAreFollowedFromZoneToZone() throws Exception {
        world.zone("other.example", Delegation.SOA);
        world.both(dns -> dns.setCname("www.example.com", "cdn.other.example"));
        world.both(dns -> dns.setA("cdn.other.example", "192.0.2.7"));
        Resolution resolution = world.authorities().resolve(ADDRESS);
        assertThat(resolution.names()).containsExactly("www.example.com", "cdn.other.example");
        assertThat(resolution.ending()).isEqualTo(Resolution.Ending.FOUND);
        assertThat(resolution.last().zone().name()).isEqualTo("other.example");
    }

    @Test
    void aliasesWithoutEndAreNot() throws Exception {
        world.both(dns -> dns.setCname("www.example.com", "www2.example.com"));
        world.both(dns -> dns.setCname("www2.example.com", "www.example.com"));
        assertThat(world.authorities().resolve(ADDRESS).ending()).isEqualTo(Resolution.Ending.LOOP);
        for (int i = 0; i < 20; i++) {
            String name = "a" + i + ".example.com";
            String next = "a" + (i + 1) + ".example.com";
            world.both(dns -> dns.setCname(name, next));
        }
        assertThat(world.authorities()
                        .resolve(new Question("a0.example.com", RecordType.A))
                        .ending())
                .isEqualTo(Resolution.Ending.TOO_MANY_ALIASES);
    }

    /** As resolvers do with both; the zone above knows which it is. */
    @Test
    void aNameAtWhichTheResolverFailsIsFoundThroughTheZoneAboveIt() throws Exception {
        world.resolver.servfail("www.example.com", true);
        world.both(dns -> dns.setA("www.example.com", "192.0.2.1"));
        assertThat(world.authorities().resolve(ADDRESS).data()).hasSize(1);
        world.both(dns -> dns.fails(Optional.of(DnsFault.LAME)));
        assertThat(world.authorities().survey(ADDRESS).zone().problems())
                .containsExactly("127.0.0.1 does not know the zone of www.example.com: SERVFAIL");
    }

    @Test
    void noSuchNameIsNotNoSuchRecord() throws Exception {
        world.both(dns -> dns.setTxt("here.example.com", "x"));
        Authorities authorities = world.authorities();
        assertThat(authorities
                        .resolve(new Question("here.example.com", RecordType.A))
                        .ending())
                .isEqualTo(Resolution.Ending.NO_DATA);
        Resolution none = authorities.resolve(new Question("gone.example.com", RecordType.A));
        assertThat(none.ending()).isEqualTo(Resolution.Ending.NO_SUCH_NAME);
        assertThat(none.last().answers().getFirst().answer())
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        answer -> assertThat(answer.remembered().orElseThrow()).hasSeconds(60));
    }

    @Test
    void aResolverThatFailsIsNamed() throws Exception {
        world.resolver.fails(Optional.of(DnsFault.REFUSED));
        Survey survey = world.authorities().survey(ADDRESS);
        assertThat(survey.zone().problems())
                .containsExactly("127.0.0.1 does not know the zone of www.example.com: REFUSED");
        assertThat(survey.usable()).isEmpty();
    }
}
