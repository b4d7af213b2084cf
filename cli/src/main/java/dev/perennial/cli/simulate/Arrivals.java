package dev.perennial.cli.simulate;

import java.util.Arrays;

/** The request log of the CA, as counts. Memory goes by the time covered, not by the number of requests. */
final class Arrivals {
    private final long from;
    private final int[] seconds;
    private final int[] secondOfMinute = new int[60];
    private final int[] minuteOfHour = new int[60];
    private final int[] hundredthOfSecond = new int[100];
    private final int[] minuteOfDay = new int[24 * 60];
    private long firstSecondsOfHours;
    private int total;

    /** Of a span; what arrives before or after it is not counted. */
    Arrivals(long from, long until) {
        this.from = from;
        this.seconds = new int[(int) Math.ceilDiv(until - from, Time.SECOND)];
    }

    void add(long at) {
        long second = Math.floorDiv(at - from, Time.SECOND);
        if (second < 0 || second >= seconds.length) {
            return;
        }
        seconds[(int) second]++;
        long day = Math.floorMod(at, Time.DAY);
        secondOfMinute[(int) (day / Time.SECOND % 60)]++;
        minuteOfHour[(int) (day / Time.MINUTE % 60)]++;
        hundredthOfSecond[(int) (day % Time.SECOND / 10)]++;
        minuteOfDay[(int) (day / Time.MINUTE)]++;
        firstSecondsOfHours += day % Time.HOUR < Time.SECOND ? 1 : 0;
        total++;
    }

    int total() {
        return total;
    }

    /** How many in each span of this length; what does not fill the last one is left out. */
    int[] per(long span) {
        int length = (int) (span / Time.SECOND);
        int[] bins = new int[seconds.length / length];
        for (int i = 0; i < bins.length * length; i++) {
            bins[i / length] += seconds[i];
        }
        return bins;
    }

    /** A second, for people. */
    String meanAndMost() {
        return Finding.text((double) total / seconds.length) + ", "
                + Arrays.stream(seconds).max().orElse(0);
    }

    /** All days on one. */
    int[] minutesOfTheDay() {
        return minuteOfDay;
    }

    int[] secondsOfTheMinute() {
        return secondOfMinute;
    }

    int[] minutesOfTheHour() {
        return minuteOfHour;
    }

    int[] hundredthsOfTheSecond() {
        return hundredthOfSecond;
    }

    /** Those in the first second of an hour, where crowds are largest. */
    long firstSecondsOfHours() {
        return firstSecondsOfHours;
    }

    static double peakToMean(int[] bins) {
        double mean = Arrays.stream(bins).average().orElse(0);
        return mean == 0 ? 0 : Arrays.stream(bins).max().orElse(0) / mean;
    }
}
