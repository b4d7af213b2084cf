package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "EXAMPLE.Org., example.org",
        "*.Example.org, *.example.org",
        "localhost, localhost",
        "xn--mnchen-3ya.de, xn--mnchen-3ya.de",
        "_dmarc.a_b.example, _dmarc.a_b.example",
        "r3---sn.example, r3---sn.example",
        "4chan.example1, 4chan.example1",
    })
    void dnsNamesAreNormalised(String given, String normal) throws Exception {
        Identifier identifier = Identifier.dns(given);
        assertThat(identifier.value()).isEqualTo(normal);
        assertThat(identifier.type()).isEqualTo("dns");
        assertThat(Identifier.of("dns", normal)).isEqualTo(identifier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "*.",
                "*",
                "a..b",
                ".a",
                "a.b..",
                "-a.example",
                "a-.example",
                "a.*.example",
                "*a.example",
                "*.*.example",
                "a b",
                "a/b",
                "a:80",
                "münchen.de",
                "e\u212Aample.org",
                "1.2.3.4",
                "a.4",
                "a\nb",
                "a\u0000b",
                "::1",
                "http://a.example",
                "user@a.example"
            })
    void whatIsNoDnsNameIsRefused(String name) {
        assertThatThrownBy(() -> Identifier.dns(name))
                .isInstanceOf(PkiException.class)
                .hasMessageStartingWith("DNS name");
    }

    @Test
    void lengthsAreLimitedAsInDns() throws Exception {
        String label = "a".repeat(63);
        String longest = (label + ".").repeat(3) + "a".repeat(61);
        assertThat(Identifier.dns(longest).value()).hasSize(253);
        assertThatThrownBy(() -> Identifier.dns(longest + "a")).hasMessageContaining("253");
        assertThatThrownBy(() -> Identifier.dns(label + "a.example")).hasMessageContaining("63");
    }

    @Test
    void aComplaintCannotDisturbTheTerminal() {
        assertThatThrownBy(() -> Identifier.dns("a\u001b[2J\u202e.example"))
                .hasMessageNotContainingAny("\u001b", "\u202e")
                .hasMessageContaining("character no name may have");
    }

    @Test
    void aWildcardKnowsTheNameThatIsValidated() {
        assertThat(new Identifier.Dns("*.example.org").base()).isEqualTo("example.org");
        assertThat(new Identifier.Dns("*.example.org").wildcard()).isTrue();
        assertThat(new Identifier.Dns("example.org").base()).isEqualTo("example.org");
        assertThatThrownBy(() -> new Identifier.Dns("Example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "::ffff:192.0.2.1, 192.0.2.1",
    })
    void addressesHaveOneSpelling(String given, String canonical) throws Exception {
        assertThat(Identifier.ip(given).value()).isEqualTo(canonical);
        assertThat(Identifier.of("ip", canonical)).isEqualTo(Identifier.ip(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "+1.2.3.4", "1.2..4",
                        "127.1",
                ":", ":::", "1:2", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "::g", "[::1]", "fe80::1%eth0",
                        "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7", "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7:8::", "١.2.3.4",
                        "::-1"
            })
    void whatIsNoAddressIsRefused(String literal) {
        assertThatThrownBy(() -> Identifier.ip(literal))
                .isInstanceOf(PkiException.class)
                .hasMessageStartingWith("IP address");
    }

    @Test
    void randomAddressesAreReadBackAndAgreeWithTheJdk() {
        Seeds.forEach(3000, random -> {
            byte[] octets = Seeds.bytes(random, random.nextBoolean() ? 16 : 4);
            for (int i = 0; i < octets.length; i++) {
                octets[i] = random.nextInt(3) == 0 ? octets[i] : 0; // zero runs of all lengths
            }
            String text = new Identifier.Ip(InetAddress.getByAddress(octets)).value();
            assertThat(Identifier.ip(text).value()).isEqualTo(text);
            assertThat(InetAddress.getByName(text)).isEqualTo(InetAddress.getByAddress(octets));
        });
    }

    @Test
    void reverseNamesAreThoseOfRfc8738() throws Exception {
        Identifier.Ip v4 = (Identifier.Ip) Identifier.ip("192.0.2.1");
        Identifier.Ip v6 = (Identifier.Ip) Identifier.ip("2001:db8::1");
        assertThat(v4.reverseName()).isEqualTo("1.2.0.192.in-addr.arpa");
        assertThat(v6.reverseName())
                .isEqualTo("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    @Test
    void otherTypesAreRefused() {
        assertThatThrownBy(() -> Identifier.of("permanent-identifier", "x")).isInstanceOf(PkiException.class);
    }
}
