package dev.perennial.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine can conclude from its own addresses. */
class HomeTest {
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("203.0.113.7");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "100.127.255.254",
                "0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fc00::1", "fdff::1", "::"
            })
    void noCaInTheInternetGetsThere(String address) {
        assertThat(Home.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "100.63.0.1", "100.128.0.1", "172.32.0.1", "2001:db8::1", "fe00::1"})
    void aCaMayGetThere(String address) {
        assertThat(Home.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void behindARouterWhatIsSeenFromInsideProvesLittle() {
        Home natted = new Home(Set.of(InetAddress.ofLiteral("192.168.1.5"), InetAddress.ofLiteral("2001:db8::5")));
        assertThat(natted.behindAnother(OUTSIDE)).isTrue();
        assertThat(natted.behindAnother(InetAddress.ofLiteral("2001:db8::9"))).isFalse();
        assertThat(natted.behindAnother(InetAddress.ofLiteral("192.168.1.5"))).isFalse();
        Home open = new Home(Set.of(OUTSIDE));
        assertThat(open.behindAnother(InetAddress.ofLiteral("203.0.113.8"))).isFalse();
        assertThat(open.owns(OUTSIDE)).isTrue();
    }

    @Test
    void addressesAreWrittenAsEverybodyDoes() {
        assertThat(Home.text(InetAddress.ofLiteral("2001:db8:0:0:0:0:0:1"))).isEqualTo("2001:db8::1");
    }
}
