package dev.perennial.pki.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.PkiException;
import dev.perennial.pki.Seeds;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTimeTest {
    private static Instant read(int tag, String text) throws PkiException {
        return DerTime.read(DerReader.over(Der.ascii(tag, text), "test"));
    }

    @Test
    void everySecondFrom1950To9999IsReadBack() {
        long from = Instant.parse("1950-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        Seeds.forEach(3000, random -> {
            Instant instant = Instant.ofEpochSecond(random.nextLong(from, to));
            assertThat(DerTime.read(DerReader.over(DerTime.write(instant), "test")))
                    .isEqualTo(instant);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "500101000000Z, 1950-01-01T00:00:00Z",
        "491231235959Z, 2049-12-31T23:59:59Z",
        "000229120000Z, 2000-02-29T12:00:00Z"
    })
    void twoDigitsMean1950To2049(String text, Instant instant) throws Exception {
        assertThat(read(Der.UTC_TIME, text)).isEqualTo(instant);
        assertThat(DerTime.write(instant)).isEqualTo(Der.ascii(Der.UTC_TIME, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2601020304Z", "260102030405", "260102030405+0000", "260102030405.5Z", "261302030405Z", "260230030405Z",
                "260100030405Z", "260102240405Z", "260102036005Z", "260102030460Z", "26010203040 Z", "-60102030405Z",
                "20260102030405Z", "250229000000Z", "260102030405z"
            })
    void otherUtcTimesAreRefused(String text) {
        assertThatThrownBy(() -> read(Der.UTC_TIME, text)).isInstanceOf(PkiException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20510102030405.1Z", "260102030405Z", "20510102030405", "20510102030405+0100", "20510132030405Z"
            })
    void otherGeneralizedTimesAreRefused(String text) {
        assertThatThrownBy(() -> read(Der.GENERALIZED_TIME, text)).isInstanceOf(PkiException.class);
    }

    @Test
    void yearsThatX509CannotWriteAreRefused() {
        assertThatThrownBy(() -> DerTime.write(Instant.parse("1949-12-31T23:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DerTime.write(Instant.parse("2050-01-01T00:00:00Z")))
                .isEqualTo(Der.ascii(Der.GENERALIZED_TIME, "20500101000000Z"));
    }
}
