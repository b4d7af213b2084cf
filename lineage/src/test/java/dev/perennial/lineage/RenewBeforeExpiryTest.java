package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewBeforeExpiryTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 days                   | P30D
            30                        | P30D
            3 weeks                   | P21D
            9 hours                   | PT9H
            1 week and 2 days         | P9D
            1 week, 12 hours          | P7DT12H
            3 days 12 hours           | P3DT12H
            6 Months 1 Week           | P188D
            1 month                   | P28D
            100 years                 | P36524D
            1.5 days                  | PT36H
            10d                       | P10D
            """)
    void readsWhatCertbotReads(String text, Duration expected) throws Exception {
        assertThat(RenewBeforeExpiry.parse(text, "a.conf, line 3").from(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "days",
                "-3 days",
                "3 day s",
                "3 fortnights",
                "30 days before",
                "1.5 months",
                "9999999"
            })
    void namesTheLineOfWhatIsNoLengthOfTime(String text) {
        assertThatThrownBy(() -> RenewBeforeExpiry.parse(text, "a.conf, line 3"))
                .isInstanceOf(LineageException.class)
                .hasMessageStartingWith("a.conf, line 3: renew_before_expiry is \"" + text + "\"");
    }

    @Test
    void agreesWithParsedatetime() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "python3 is not installed");
        List<String> command = new ArrayList<>(List.of(python.toString(), "-c", """
                import datetime, sys
                from certbot._internal.storage import add_time_interval
                now = datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.timezone.utc)
                for text in sys.argv[1:]:
                    print(int((add_time_interval(now, text) - now).total_seconds()))
                """));
        List<String> texts = texts(20261101, 200);
        command.addAll(texts);
        Process process = new ProcessBuilder(command).start();
        List<String> seconds = process.inputReader(StandardCharsets.UTF_8).readAllLines();
        assumeTrue(process.waitFor() == 0, "certbot is not installed");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(RenewBeforeExpiry.parse(texts.get(i), "test").from(NOW).toSeconds())
                    .as(texts.get(i))
                    .isEqualTo(Long.parseLong(seconds.get(i)));
        }
    }

    private static List<String> texts(long seed, int count) {
        Random random = new Random(seed);
        List<String> units =
                List.of("hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "minutes");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = (1 + random.nextInt(40)) + " " + units.get(random.nextInt(units.size()));
            texts.add(random.nextInt(10) == 0 ? Integer.toString(random.nextInt(90)) : text);
        }
        return texts;
    }
}
