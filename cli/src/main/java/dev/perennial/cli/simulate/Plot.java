package dev.perennial.cli.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Arrivals over some time, in bins of one length.
 *
 * @param from what stands below the first bin
 * @param to what stands below the last one, with what is counted
 */
record Plot(String title, String from, String to, List<Integer> bins) {
    static Plot of(String title, String from, String to, int[] bins) {
        return new Plot(title, from, to, Arrays.stream(bins).boxed().toList());
    }

    /** In at most so many bins: each the fullest of those it stands for, so that no peak is lost. */
    List<Integer> peaks(int most) {
        int each = Math.max(1, Math.ceilDiv(bins.size(), most));
        return IntStream.range(0, Math.ceilDiv(bins.size(), each))
                .mapToObj(i -> bins.subList(i * each, Math.min(bins.size(), (i + 1) * each)).stream()
                        .max(Integer::compare)
                        .orElse(0))
                .toList();
    }

    int peak() {
        return bins.stream().max(Integer::compare).orElse(0);
    }

    double mean() {
        return bins.stream().mapToInt(Integer::intValue).average().orElse(0);
    }
}
