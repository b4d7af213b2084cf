package dev.perennial.acme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    /** The Date of the answer: what this machine's clock says does not matter. */
    private static final Instant SERVER_NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                              | 7
            ' 120 '                        | 120
            0                              | 0
            -5                             | 0
            99999999999999999999           | 315360000
            -99999999999999999999          | 0
            Sun, 06 Nov 1994 08:49:37 GMT  | 37
            Fri, 06 Nov 1994 08:49:37 GMT  | 37
            Sun Nov  6 08:49:37 1994       | 37
            Sun, 06 Nov 1994 08:40:00 GMT  | 0
            Sun, 06 Nov 1994 08:49:60 GMT  | 59
            Thursday, 06-Nov-94 08:49:37 GMT | 315360000
            Fri, 31 Dec 9999 23:59:59 GMT  | 315360000""")
    void everyFormIsUnderstood(String header, long seconds) {
        assertThat(RetryAfter.parse(header, SERVER_NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "soon",
                "1.5",
                "0x10",
                "\u0667",
                "Sun, 06 Nov 1994",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 ovD 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:00:00 GMT",
                "Sun, 06 Nov 1994 8:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET"
            })
    void garbageIsNoAnswer(String header) {
        assertThat(RetryAfter.parse(header, SERVER_NOW)).isEmpty();
    }
}
