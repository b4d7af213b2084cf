package dev.perennial.cli.simulate;

import java.util.List;
import java.util.Locale;

/** All plots of a simulation on one page, each with its own scale. For light and dark backgrounds. */
final class Svg {
    private static final int COLUMNS = 3;
    private static final int WIDTH = 330;
    private static final int HEIGHT = 170;
    private static final int BINS = 240;
    private static final int LEFT = 15;
    private static final int TOP = 42;
    private static final int DEPTH = 90;

    private static final String STYLE = """
            <style>
            text { font: 11px sans-serif; fill: #333 }
            .title { font-weight: bold }
            .bars { stroke: #2a6f97; stroke-width: 1.3; fill: none }
            .mean { stroke: #c1440e; stroke-dasharray: 4 3; fill: none }
            .axis { stroke: #888; fill: none }
            @media (prefers-color-scheme: dark) {
              text { fill: #ddd }
              .bars { stroke: #7fc8f8 }
              .mean { stroke: #ff9b71 }
            }
            </style>
            """;

    private Svg() {}

    static String of(String title, List<Plot> plots) {
        int rows = Math.ceilDiv(plots.size(), COLUMNS);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(COLUMNS * WIDTH)
                .append(' ')
                .append(rows * HEIGHT + 24)
                .append("\" role=\"img\">\n<title>")
                .append(escaped(title))
                .append("</title>\n")
                .append(STYLE);
        for (int i = 0; i < plots.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT, "<g transform=\"translate(%d %d)\">%n", i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT));
            panel(svg, plots.get(i));
            svg.append("</g>\n");
        }
        svg.append(text(LEFT, rows * HEIGHT + 14, "", title + "; dashed: the mean"));
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Plot plot) {
        List<Integer> bins = plot.peaks(BINS);
        double step = (WIDTH - 2.0 * LEFT) / bins.size();
        double height = Math.max(1, plot.peak());
        int bottom = TOP + DEPTH;
        svg.append(text(LEFT, 14, "title", plot.title()))
                .append(text(
                        LEFT,
                        30,
                        "",
                        String.format(
                                Locale.ROOT,
                                "peak %d, mean %.2f, peak/mean %.2f",
                                plot.peak(),
                                plot.mean(),
                                plot.mean() == 0 ? 0 : plot.peak() / plot.mean())))
                .append(text(LEFT, bottom + 14, "", plot.from()))
                .append("<text x=\"")
                .append(WIDTH - LEFT)
                .append("\" y=\"")
                .append(bottom + 14)
                .append("\" text-anchor=\"end\">")
                .append(escaped(plot.to()))
                .append("</text>\n<path class=\"bars\" d=\"");
        for (int i = 0; i < bins.size(); i++) {
            if (bins.get(i) > 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "M%.1f %dV%.1f",
                        LEFT + (i + 0.5) * step,
                        bottom,
                        bottom - DEPTH * bins.get(i) / height));
            }
        }
        svg.append(String.format(
                Locale.ROOT,
                "\"/>%n<path class=\"axis\" d=\"M%d %dV%dH%d\"/>%n<path class=\"mean\" d=\"M%d %.1fH%d\"/>%n",
                LEFT,
                TOP,
                bottom,
                WIDTH - LEFT,
                LEFT,
                bottom - DEPTH * plot.mean() / height,
                WIDTH - LEFT));
    }

    private static String text(int x, int y, String kind, String text) {
        String type = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
        return "<text" + type + " x=\"" + x + "\" y=\"" + y + "\">" + escaped(text) + "</text>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
