package dev.perennial.pki.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.PkiException;
import dev.perennial.pki.Seeds;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {
    private static DerReader over(String hex) throws PkiException {
        return DerReader.over(HexFormat.of().parseHex(hex), "test");
    }

    @Test
    void lengthsOfAllFormsAreReadBack() {
        for (int length : new int[] {0, 1, 127, 128, 255, 256, 65_535, 65_536, 200_000}) {
            byte[] der = Der.octets(new byte[length]);
            assertThat(contentLength(der)).isEqualTo(length);
        }
    }

    private static int contentLength(byte[] der) {
        try {
            DerReader reader = DerReader.over(der, "test");
            int length = reader.octets(Der.OCTET_STRING).length;
            reader.end();
            return length;
        } catch (PkiException e) {
            return -1;
        }
    }

    @Test
    void integersAreReadBack() {
        Seeds.forEach(2000, random -> {
            BigInteger value = new BigInteger(random.nextInt(600), random);
            BigInteger signed = random.nextBoolean() ? value : value.negate();
            DerReader reader = DerReader.over(Der.integer(signed), "test");
            assertThat(reader.integer()).isEqualTo(signed);
            reader.end();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "30", // no length
                "3080020100 0000", // indefinite
                "308100", // long form of a short length
                "308180", // no content
                "30820001 00", // leading zero in the length
                "308400000000", // too many length octets
                "3085", // length octets missing
                "3001", // content missing
                "3101", // another tag
                "3000 00", // bytes left over
                "1f8100" // a tag number above 30
            })
    void malformedFramesAreRefused(String hex) {
        assertThatThrownBy(() -> DerReader.sequence(HexFormat.of().parseHex(hex.replace(" ", "")), "test"))
                .isInstanceOf(PkiException.class)
                .hasMessageStartingWith("test: ")
                .hasMessageContaining("byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200", "02020001", "0202007f", "0202ff80", "0203ffffff", "0101ff", "020200"})
    void malformedIntegersAreRefused(String hex) {
        assertThatThrownBy(() -> over(hex).integer()).isInstanceOf(PkiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010101", "0100", "01020000", "0201ff"})
    void malformedBooleansAreRefused(String hex) {
        assertThatThrownBy(() -> over(hex).bool()).isInstanceOf(PkiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "030101", "03020180", "0401"})
    void malformedBitStringsAreRefused(String hex) {
        assertThatThrownBy(() -> over(hex).bits()).isInstanceOf(PkiException.class);
    }

    @Test
    void depthAndSizeAreBounded() {
        byte[] nested = Der.sequence();
        for (int i = 0; i < 100; i++) {
            nested = Der.sequence(nested);
        }
        byte[] deep = nested;
        assertThatThrownBy(() -> {
                    DerReader reader = DerReader.sequence(deep, "test");
                    while (reader.hasMore()) {
                        reader = reader.enter(Der.SEQUENCE);
                    }
                })
                .hasMessageContaining("nested too deep");
        assertThatThrownBy(() -> DerReader.over(new byte[DerReader.MAX_SIZE + 1], "test"))
                .hasMessageContaining("larger than 256 KiB");
    }

    @Test
    void namedBitListsHaveNoTrailingZeros() {
        assertThat(Der.namedBits()).containsExactly(3, 1, 0);
        assertThat(Der.namedBits(0)).containsExactly(3, 2, 7, 0x80);
        assertThat(Der.namedBits(5, 6)).containsExactly(3, 2, 1, 6);
        assertThat(Der.namedBits(0, 8)).containsExactly(3, 3, 7, 0x80, 0x80);
    }
}
