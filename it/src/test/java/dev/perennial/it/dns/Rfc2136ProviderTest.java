package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Rfc2136Account;
import dev.perennial.dns.Rfc2136Provider;
import dev.perennial.dns.TsigAlgorithm;
import dev.perennial.dns.TsigKey;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import dev.perennial.it.dns.ChangingZone.Secondary;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a zone at a real BIND. */
@NeedsPeer(Peer.NAMED)
class Rfc2136ProviderTest {
    @TempDir
    Path folder;

    @Test
    void onlyItsOwnValueGoesAndOnlyIfItWasPut() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.DEAD)) {
            Rfc2136Provider one = provider(zone, Clock.systemUTC());
            Rfc2136Provider other = provider(zone, Clock.systemUTC());
            one.add(List.of(new TxtRecord("a.example.test", "one")));
            other.add(List.of(new TxtRecord("a.example.test", "other"), new TxtRecord("b.other.test", "other")));
            other.remove(List.of(new TxtRecord("a.example.test", "one")));
            assertThat(zone.texts("a.example.test")).containsExactlyInAnyOrder("\"one\"", "\"other\"");
            one.remove(List.of(new TxtRecord("a.example.test", "one")));
            assertThat(zone.texts("a.example.test")).containsExactly("\"other\"");
            assertThat(zone.texts("b.other.test")).containsExactly("\"other\"");
        }
    }

    @Test
    void aClockThatIsWrongIsNamed() throws Exception {
        try (ChangingZone zone = ChangingZone.start(folder, Secondary.DEAD)) {
            Rfc2136Provider late = provider(zone, Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)));
            assertThatThrownBy(() -> late.add(List.of(new TxtRecord("a.example.test", "late"))))
                    .isInstanceOf(SolverException.class)
                    .hasMessageMatching(".* has another time than this machine \\(BADTIME\\): here it is \\S+Z, there"
                            + " \\S+Z; set the clock that is wrong\\.");
            assertThat(zone.texts("a.example.test")).isEmpty();
        }
    }

    private static Rfc2136Provider provider(ChangingZone zone, Clock clock) {
        TsigKey key = new TsigKey(
                ChangingZone.KEY, TsigAlgorithm.HMAC_SHA256, Base64.getDecoder().decode(ChangingZone.SECRET));
        Rfc2136Account account = new Rfc2136Account(NameServer.of(zone.primary()), key, true, "rfc2136.ini");
        return new Rfc2136Provider(account, DnsTransport.sockets(), clock, new SplittableRandom());
    }
}
