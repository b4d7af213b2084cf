package dev.perennial.pki.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.PkiException;
import dev.perennial.pki.Seeds;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.1.1, 2a864886f70d010101",
        "2.5.29.17, 551d11",
        "0.9.2342, 099226",
        "2.999.3, 883703",
        "2.25.340282366920938463463374607431768211455, 6983ffffffffffffffffffffffffffffffffff7f",
    })
    void textAndContentCorrespond(String dotted, String hex) {
        assertThat(Oid.encode(dotted)).isEqualTo(HexFormat.of().parseHex(hex));
        assertThat(Oid.dotted(HexFormat.of().parseHex(hex))).isEqualTo(dotted);
    }

    @Test
    void randomIdentifiersAreReadBack() {
        Seeds.forEach(2000, random -> {
            int first = random.nextInt(3);
            StringBuilder dotted = new StringBuilder(first + "." + random.nextInt(first == 2 ? 1000 : 40));
            for (int i = random.nextInt(8); i > 0; i--) {
                dotted.append('.').append(new BigInteger(random.nextInt(70), random));
            }
            byte[] der = Der.oid(dotted.toString());
            assertThat(DerReader.over(der, "test").oid()).isEqualTo(dotted.toString());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "3.1", "1.40", "1.2.", "1..2", "a.b", "1.-2", "-1.2"})
    void textThatIsNoIdentifierIsRefused(String text) {
        assertThatThrownBy(() -> Oid.encode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600", "060180", "06028001", "06022a80", "0602ffff"})
    void contentThatIsNoIdentifierIsRefused(String hex) {
        assertThatThrownBy(() ->
                        DerReader.over(HexFormat.of().parseHex(hex), "test").oid())
                .isInstanceOf(PkiException.class);
    }
}
