package dev.perennial.cli.timer;

/** An hourly line of a crontab. */
final class CronLine {
    private CronLine() {}

    /**
     * Cron starts everything at second 0, so the line sleeps to its own second. Where sleep takes no fractions it
     * complains, and the renewal begins at once.
     *
     * @param user with a blank behind it, or empty in a user's own crontab
     */
    static String of(Moment moment, String user, RenewCommand command) {
        return moment.cronMinute() + " * * * * " + user + "sleep " + moment.cronSeconds() + "; " + command.forCron();
    }
}
