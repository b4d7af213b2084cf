package dev.perennial.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.cli.console.Failure;
import dev.perennial.dns.Rfc2136Account;
import dev.perennial.dns.TsigAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc2136CredentialsTest {
    private static final String SECRET = "4q4wM/2I180UXoMyN4INVhJNi8V9BCV+jMw2mXgZw/CSuxUT8C7NKKFs9AmKd7ak";
    /** As Certbot's manual has it. */
    private static final String FILE = """
            # Target DNS server (IPv4 or IPv6 address, not a hostname)
            dns_rfc2136_server = 192.0.2.1
            # Target DNS port
            dns_rfc2136_port = 5353
            # TSIG key name
            dns_rfc2136_name = keyname.
            # TSIG key secret
            dns_rfc2136_secret = %s
            # TSIG key algorithm
            dns_rfc2136_algorithm = hmac-sha512
            dns_rfc2136_sign_query = True
            """.formatted(SECRET);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private Rfc2136Account read(String text, String mode) throws IOException, Failure {
        Path file = Files.writeString(folder.resolve("rfc2136.ini"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return Rfc2136Credentials.read(CredentialsFile.read(file, event -> told.add(event.text())));
    }

    @Test
    void certbotsFileIsReadAsItIs() throws Exception {
        Rfc2136Account account = read(FILE, "rw-r-----");
        assertThat(account.server().text()).isEqualTo("192.0.2.1");
        assertThat(account.server().address().getPort()).isEqualTo(5353);
        assertThat(account.key()).hasToString("keyname (HMAC-SHA512)");
        assertThat(account.key().secret()).hasSize(48);
        assertThat(account.signsQueries()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsLeftOutIsAsWithCertbot() throws Exception {
        Rfc2136Account account = read("""
                dns_rfc2136_server = 2001:db8::1
                dns_rfc2136_name = keyname.
                dns_rfc2136_secret = %s
                """.formatted(SECRET), "rw-------");
        assertThat(account.server().address().getPort()).isEqualTo(53);
        assertThat(account.key().algorithm()).isEqualTo(TsigAlgorithm.HMAC_MD5);
        assertThat(account.signsQueries()).isFalse();
    }

    @Test
    void othersWhoMayReadItAreWarnedOfInCertbotsWords() throws Exception {
        read(FILE, "rw-r--r--");
        assertThat(told)
                .containsExactly(
                        "Unsafe permissions on credentials configuration file: " + folder.resolve("rfc2136.ini"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | ns1.example.com | line 2: dns_rfc2136_server is not an IPv4 or IPv6 address: ns1.example.com",
                "5353 | 65536 | line 4: dns_rfc2136_port is not a port from 1 to 65535: 65536",
                "5353 | dns | line 4: dns_rfc2136_port is not a number: dns",
                "keyname. | key..name | line 6: dns_rfc2136_name is not the name of a key",
                "4q4wM | 4q4,wM | line 8: dns_rfc2136_secret is not one value",
                "4q4wM | 4q4?wM | line 8: dns_rfc2136_secret is not Base64",
                "hmac-sha512 | sha512 | line 10: dns_rfc2136_algorithm is none of HMAC-MD5,",
                "dns_rfc2136_secret = | dns_rfc2136_secret | line 8: this is neither a [section] nor",
                "_secret | _key | Missing in the credentials file"
            })
    void aMistakeIsToldWithItsLineAndWithoutTheSecret(String right, String wrong, String said) {
        assertThatThrownBy(() -> read(FILE.replace(right, wrong), "rw-------"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(folder.resolve("rfc2136.ini").toString())
                .hasMessageContaining(said)
                .message()
                .doesNotContain("180UXoMyN4INVhJNi8V9BCV");
    }
}
