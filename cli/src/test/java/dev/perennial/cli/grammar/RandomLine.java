package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Command lines as a cat would type them that knows our options. */
public final class RandomLine {
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

    private RandomLine() {}

    public static List<String> of(Random random) {
        List<String> args = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            args.add(random.nextInt(3) == 0 ? option(random) : WORDS.get(random.nextInt(WORDS.size())));
        }
        return args;
    }

    /** A real option, whole or cut short. */
    static String option(Random random) {
        List<Option> all = Line.TABLE.all();
        String name = all.get(random.nextInt(all.size())).longName();
        return random.nextBoolean() ? name : name.substring(0, 2 + random.nextInt(name.length() - 1));
    }
}
