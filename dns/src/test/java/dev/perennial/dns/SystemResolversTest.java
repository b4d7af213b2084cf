package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a machine asks about names. */
class SystemResolversTest {
    @TempDir
    Path folder;

    @Test
    void threeOfTheFileAreUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("resolv.conf"), """
                # by hand
                search example.com
                nameserver 192.0.2.1
                 nameserver\t2001:db8::1
                nameserver bad.example
                nameserver 192.0.2.3
                nameserver 192.0.2.4
                """);
        assertThat(SystemResolvers.read(file))
                .extracting(server -> server.getAddress().getHostAddress() + ' ' + server.getPort())
                .containsExactly("192.0.2.1 53", "2001:db8:0:0:0:0:0:1 53", "192.0.2.3 53");
    }

    @Test
    void withoutAFileItIsThisMachine() throws Exception {
        assertThat(SystemResolvers.read(folder.resolve("none")))
                .singleElement()
                .satisfies(server ->
                        assertThat(server.getAddress().isLoopbackAddress()).isTrue());
    }

    @Test
    void aUserMayNameThePort() {
        assertThat(SystemResolvers.parse("192.0.2.1").getPort()).isEqualTo(53);
        assertThat(SystemResolvers.parse("192.0.2.1:5353").getPort()).isEqualTo(5353);
        assertThat(SystemResolvers.parse("2001:db8::1").getPort()).isEqualTo(53);
        assertThat(SystemResolvers.parse("[2001:db8::1]:5353").getPort()).isEqualTo(5353);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns.example", "", "192.0.2.1:0", "192.0.2.1:x", "1.2.3", "[::1", "192.0.2.999"})
    void whatIsNoAddressIsNeverLookedUp(String text) {
        assertThatThrownBy(() -> SystemResolvers.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the address of a DNS resolver");
    }
}
