package dev.perennial.cli.simulate;

import java.nio.charset.Charset;
import java.util.List;

/** A plot in one line of text. */
final class Sparkline {
    private static final int WIDTH = 60;
    private static final String BLOCKS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    /** For terminals that have no blocks. */
    private static final String ASCII = " .:-=+*%#";

    private Sparkline() {}

    /** The highest is that of the highest bin; what is not empty can be seen. */
    static String of(Plot plot, Charset charset) {
        String levels = charset.newEncoder().canEncode(BLOCKS) ? BLOCKS : ASCII;
        List<Integer> bins = plot.peaks(WIDTH);
        StringBuilder line = new StringBuilder();
        for (int bin : bins) {
            int level = bin == 0 ? 0 : (int) Math.ceil(8.0 * bin / plot.peak());
            line.append(levels.charAt(level));
        }
        return line.toString();
    }
}
