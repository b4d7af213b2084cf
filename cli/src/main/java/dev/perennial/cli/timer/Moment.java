package dev.perennial.cli.timer;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When in each hour. Chosen once, at random down to the millisecond: authorities see crowds at full hours, full minutes
 * and full seconds, and a fixed odd minute shipped to everyone only moves the crowd.
 */
public record Moment(Duration pastTheHour) {
    private static final Pattern CALENDAR =
            Pattern.compile("(?m)^OnCalendar=\\*-\\*-\\* \\*:(\\d\\d):(\\d\\d\\.\\d{3})$");
    private static final Pattern CRON =
            Pattern.compile("(?m)^(\\d{1,2}) \\* \\* \\* \\* (?:root )?sleep (\\d{1,2}\\.\\d{3});");

    public static Moment random(RandomGenerator random) {
        return new Moment(Duration.ofMillis(random.nextLong(Duration.ofHours(1).toMillis())));
    }

    /** The one in a text that {@link #calendar} or {@link #cronMinute} and {@link #cronSeconds} went into. */
    static Optional<Moment> in(String text) {
        for (Pattern pattern : new Pattern[] {CALENDAR, CRON}) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                long minute = Long.parseLong(found.group(1));
                long milliseconds = Long.parseLong(found.group(2).replace(".", ""));
                return Optional.of(new Moment(Duration.ofMinutes(minute).plusMillis(milliseconds)));
            }
        }
        return Optional.empty();
    }

    /** For OnCalendar (systemd.time(7)), which knows fractions of a second. */
    String calendar() {
        return "*-*-* *:" + pad(pastTheHour.toMinutesPart(), 2) + ':' + pad(pastTheHour.toSecondsPart(), 2) + '.'
                + pad(pastTheHour.toMillisPart(), 3);
    }

    String cronMinute() {
        return Integer.toString(pastTheHour.toMinutesPart());
    }

    /** What cron cannot do: it only knows minutes. */
    String cronSeconds() {
        return pastTheHour.toSecondsPart() + "." + pad(pastTheHour.toMillisPart(), 3);
    }

    /** For people. */
    String text() {
        return "every hour at " + pastTheHour.toMinutesPart() + " min " + cronSeconds() + " s past";
    }

    private static String pad(int number, int width) {
        return "0".repeat(width - Integer.toString(number).length()) + number;
    }
}
