package dev.perennial.cli.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a timer runs. It passes {@code --no-random-sleep-on-renew}, because each timer spreads its load itself.
 *
 * @param launcher absolute
 * @param folders options that name other folders than the usual ones
 */
record RenewCommand(String launcher, List<String> folders) {
    private static final String PLAIN = "/._=:@,+-";

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
        List<String> words = new ArrayList<>(List.of(launcher, "renew", "--quiet", "--no-random-sleep-on-renew"));
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
