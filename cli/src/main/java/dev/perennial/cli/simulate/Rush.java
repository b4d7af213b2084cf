package dev.perennial.cli.simulate;

/** The fullest second of a request log of any length. What comes may be out of order by an hour. */
final class Rush {
    private static final int KEPT = 4096;

    private final long[] second = new long[KEPT];
    private final int[] count = new int[KEPT];
    private int most;

    void add(long at) {
        long now = Math.floorDiv(at, Time.SECOND);
        int slot = (int) (now % KEPT);
        if (second[slot] != now) {
            second[slot] = now;
            count[slot] = 0;
        }
        most = Math.max(most, ++count[slot]);
    }

    int most() {
        return most;
    }
}
