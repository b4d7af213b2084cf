package dev.perennial.acme.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.PlainText;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void nothingIsLeftThatCouldMoveACursorOrTurnAMessageRound() {
        assertThat(PlainText.of("a\u001b[2Jb\r\nc\u202ed\u0000\u2028e\u0085", 99))
                .isEqualTo("a [2Jb c d e");
        assertThat(PlainText.of("  naïve \t 漢字 🔐 ", 99)).isEqualTo("naïve 漢字 🔐");
        assertThat(PlainText.of("\ud800x\udc00", 99)).isEqualTo("x");
    }

    @Test
    void theEndOfALongTextIsCutOff() {
        assertThat(PlainText.of("x".repeat(500), 10)).isEqualTo("xxxxxxxxxx\u2026");
        assertThat(PlainText.of("x".repeat(10), 10)).isEqualTo("xxxxxxxxxx");
        assertThat(PlainText.of(("é".repeat(400) + "\0").getBytes(UTF_8), 100)).hasSize(101);
    }
}
