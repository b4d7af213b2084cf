package dev.perennial.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The line that people read before a wait. A wait that does not say how long, why, and how to get out of it is taken
 * for a hang.
 *
 * @param zone of the person reading
 * @param program the name this program was called by
 * @param process the id of this process, for those who end the wait by a signal
 */
public record WaitText(ZoneId zone, String program, long process) {

    /** One line, also on a narrow terminal's log: length, end, reason, the ways to skip it. */
    public String line(Wait wait, Instant now) {
        return "Waiting " + Durations.text(wait.delay()) + ", until " + local(now, now.plus(wait.delay())) + ", "
                + wait.purpose() + " (" + wait.why() + "). To skip: '" + program + " go' or SIGUSR1 to process "
                + process + " now, next time " + wait.instead() + '.';
    }

    /** With the date only if the wait reaches another day. */
    private String local(Instant from, Instant instant) {
        ZonedDateTime start = from.atZone(zone);
        ZonedDateTime end = instant.atZone(zone);
        String time = twoDigits(end.getHour()) + ':' + twoDigits(end.getMinute()) + ':' + twoDigits(end.getSecond());
        return end.toLocalDate().equals(start.toLocalDate()) ? time : end.toLocalDate() + " " + time;
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
