package dev.perennial.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParserFuzzTest {
    private static final int ROUNDS = 10_000;
    private static final List<String> WORDS = List.of(
            "renew",
            "certonly",
            "timer",
            "-d",
            "--",
            "-",
            "-nvq",
            "-hn",
            "--server",
            "=",
            "--=",
            "a,b",
            "*",
            "-w",
            "\0",
            "é",
            "\ud800",
            "--d",
            "-c",
            "1h",
            "-1",
            "help",
            "--help",
            "",
            "x.example",
            "{\"a\":1}",
            "99999999999",
            "::1",
            "K");

    @Test
    void anyWordsAtAllAreParsedOrRefusedInWords() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Parser parser = new Parser(Line.TABLE);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> args = line(random);
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

    private static List<String> line(Random random) {
        List<String> args = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            args.add(random.nextInt(3) == 0 ? option(random) : WORDS.get(random.nextInt(WORDS.size())));
        }
        return args;
    }

    /** A real option, whole or cut short. */
    private static String option(Random random) {
        List<Option> all = Line.TABLE.all();
        String name = all.get(random.nextInt(all.size())).longName();
        return random.nextBoolean() ? name : name.substring(0, 2 + random.nextInt(name.length() - 1));
    }

    private static String text(Random random) {
        String characters = "abd-=: #;'\"[]{},\n\ttrue1\0";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(
                    random.nextInt(6) == 0
                            ? option(random).substring(2) + " = "
                            : characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
