package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.Authorities;
import dev.perennial.dns.DnsClient;
import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.Dnssec;
import dev.perennial.dns.DnssecStatus;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordType;
import dev.perennial.dns.RecursiveResolver;
import dev.perennial.dns.Zones;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures as BIND makes them, checked by BIND's resolver, or by us where the resolver does not. */
@NeedsPeer({Peer.NAMED, Peer.DNSSEC_KEYGEN, Peer.DNSSEC_SIGNZONE})
class DnssecTest {
    private static final DnsPatience PATIENCE = new DnsPatience(Duration.ofSeconds(5), 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachZoneIsWhatItIs(boolean validating) throws Exception {
        try (SignedWorld world = SignedWorld.start(folder, validating)) {
            Dnssec dnssec = dnssec(world, Clock.systemUTC());
            assertThat(dnssec.of(new Question("www.signed.test", RecordType.A)))
                    .isInstanceOf(DnssecStatus.Secure.class);
            assertThat(dnssec.of(new Question("none.signed.test", RecordType.A)))
                    .isInstanceOf(DnssecStatus.Secure.class);
            assertThat(dnssec.of(new Question("www.plain.test", RecordType.A))).isEqualTo(new DnssecStatus.Unsigned());
            assertThat(dnssec.of(new Question("www.island.test", RecordType.A)))
                    .isEqualTo(new DnssecStatus.Island("island.test"));
            assertThat(dnssec.of(new Question("www.bogus.test", RecordType.A)))
                    .isInstanceOfSatisfying(
                            DnssecStatus.Bogus.class,
                            bogus -> assertThat(bogus.by()).contains(validating ? "127.0.0.1" : "here"));
        }
    }

    @Test
    void signaturesExpire() throws Exception {
        try (SignedWorld world = SignedWorld.start(folder, false)) {
            Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(90)), ZoneOffset.UTC);
            assertThat(dnssec(world, later).of(new Question("www.signed.test", RecordType.A)))
                    .isInstanceOf(DnssecStatus.Bogus.class);
        }
    }

    @Test
    void aRealServerIsAskedForWhatItKnows() throws Exception {
        try (SignedWorld world = SignedWorld.start(folder, true)) {
            RecursiveResolver recursive = recursive(world);
            Authorities authorities =
                    new Authorities(client(), recursive, new Zones(client(), recursive, world.authorityPort));
            assertThat(authorities
                            .survey(new Question("www.bogus.test", RecordType.A))
                            .answers())
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.text()).isEqualTo("ns.test (127.0.0.1): 127.0.0.66"));
        }
    }

    private static Dnssec dnssec(SignedWorld world, Clock clock) throws Exception {
        RecursiveResolver recursive = recursive(world);
        return new Dnssec(
                DnsTransport.sockets(),
                PATIENCE,
                recursive,
                new Zones(client(), recursive, world.authorityPort),
                clock,
                world.anchor());
    }

    private static RecursiveResolver recursive(SignedWorld world) {
        return new RecursiveResolver(client(), List.of(world.resolver()));
    }

    private static DnsClient client() {
        return new DnsClient(DnsTransport.sockets(), new SplittableRandom(), PATIENCE);
    }
}
