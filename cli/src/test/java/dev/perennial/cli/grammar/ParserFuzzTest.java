package dev.perennial.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParserFuzzTest {
    private static final int ROUNDS = 10_000;

    @Test
    void anyWordsAtAllAreParsedOrRefusedInWords() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Parser parser = new Parser(Line.TABLE);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> args = RandomLine.of(random);
            try {
                assertThat(parser.parse(args, IniFiles.NONE).verb()).isNotEmpty();
            } catch (UsageException e) {
                assertThat(e.getMessage()).as("seed %d, %s", seed, args).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", " + args, e);
            }
        }
    }

    @Test
    void anyFileAtAllIsReadOrRefusedWithItsLine() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random);
            try {
                assertThat(Line.parse("renew", text).verb()).isEqualTo("renew");
            } catch (UsageException e) {
                assertThat(e.getMessage()).as("seed %d, %s", seed, text).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", " + text, e);
            }
        }
    }

    private static String text(Random random) {
        String characters = "abd-=: #;'\"[]{},\n\ttrue1\0";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(
                    random.nextInt(6) == 0
                            ? RandomLine.option(random).substring(2) + " = "
                            : characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
