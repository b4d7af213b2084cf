package dev.perennial.cli.simulate;

/** What chance alone does: the measure for clients that do not know of each other. */
final class Chance {
    /** Once in a thousand; also one side of three standard deviations. */
    private static final double RARE = 0.001;

    private static final double RARE_Z = 3.09;

    private Chance() {}

    /** Above this the fullest of so many bins is less than once in a thousand runs, if each gets this mean at random. */
    static int highestBin(double mean, long bins) {
        double term = Math.exp(-mean);
        double below = 0;
        int count = 0;
        // For a large mean the first terms are zero in a double; the normal tail is exact enough there.
        if (mean > 500) {
            return (int) Math.ceil(mean + Math.sqrt(mean) * Math.sqrt(2 * Math.log(bins / RARE)));
        }
        while (bins * (1 - below) > RARE && count < 100_000) {
            below += term;
            count++;
            term *= mean / count;
        }
        return count;
    }

    static double chiSquare(int[] bins) {
        double total = 0;
        for (int bin : bins) {
            total += bin;
        }
        double expected = total / bins.length;
        double sum = 0;
        for (int bin : bins) {
            sum += (bin - expected) * (bin - expected) / expected;
        }
        return sum;
    }

    /** What chi-square of so many bins exceeds once in a thousand times, by Wilson and Hilferty. */
    static double chiSquareLimit(int bins) {
        double freedom = bins - 1.0;
        double spread = 2 / (9 * freedom);
        return freedom * Math.pow(1 - spread + RARE_Z * Math.sqrt(spread), 3);
    }
}
