package dev.perennial.cli.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a timer runs every hour. It does not wait at random, because each timer spreads its load itself, but for what falls due
 * before the next hour; and since it may thus be at work when the next one starts, that one waits for its lock.
 *
 * @param launcher absolute
 * @param folders options that name other folders than the usual ones
 */
record RenewCommand(String launcher, List<String> folders) {
    private static final String PLAIN = "/._=:@,+-";

    private static final List<String> OPTIONS =
            List.of("--quiet", "--no-random-sleep-on-renew", "--next-run-in", "1h", "--wait-lock", "10m");

    /** For ExecStart (systemd.service(5), "Command lines"). */
    String forSystemd() {
        return words(word -> quoteForSystemd(word.replace("%", "%%").replace("$", "$$")));
    }

    /** For a line of a crontab (crontab(5)): the shell's quotes, and a percent sign would end the command. */
    String forCron() {
        return words(word -> isPlain(word) ? word : '\'' + word.replace("'", "'\\''") + '\'')
                .replace("%", "\\%");
    }

    /** A line break would end the line that this goes into. */
    boolean fitsOnALine() {
        return words(word -> word).chars().noneMatch(Character::isISOControl);
    }

    private String words(UnaryOperator<String> quote) {
        List<String> words = new ArrayList<>(List.of(launcher, "renew"));
        words.addAll(OPTIONS);
        words.addAll(folders);
        words.replaceAll(quote);
        return String.join(" ", words);
    }

    private static String quoteForSystemd(String word) {
        return isPlain(word) ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0));
    }
}
