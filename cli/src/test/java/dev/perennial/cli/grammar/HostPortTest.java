package dev.perennial.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, 443, example.com:443",
        "example.com:8443, example.com, 8443, example.com:8443",
        "192.0.2.1:1, 192.0.2.1, 1, 192.0.2.1:1",
        "[2001:db8::1]:8443, 2001:db8::1, 8443, [2001:db8::1]:8443",
        "[2001:db8::1], 2001:db8::1, 443, [2001:db8::1]:443",
        "2001:db8::1, 2001:db8::1, 443, [2001:db8::1]:443"
    })
    void aServerIsWrittenAsEverybodyWritesIt(String text, String host, int port, String shown) throws Exception {
        HostPort server = HostPort.parse(text, "--verify-served");
        assertThat(server).isEqualTo(new HostPort(host, port)).hasToString(shown);
        assertThat(HostPort.parse(shown, "--verify-served")).isEqualTo(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":443", "a:", "a:0", "a:65536", "a:99999999999", "a:https", "https://a", "a/b", "a b", "[]:1"
            })
    void whatIsNoServerIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> HostPort.parse(text, "--verify-served"))
                .hasMessageContainingAll("--verify-served: '" + text + "' is no server", "www.example.com:443");
    }
}
