package dev.perennial.dns.run;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Internationalized names as the DNS has them. Providers show them in Unicode, and what we look for is in ASCII. The JDK's
 * own conversion is that of IDNA 2003, which makes another domain of one with a sharp s.
 */
final class ALabels {
    private static final String PREFIX = "xn--";
    /** Full stops of other scripts, which mean the same. */
    private static final String STOPS = "\u3002\uFF0E\uFF61";

    private static final int LONGEST = 255;

    // RFC 3492, section 5
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 0x80;

    private ALabels() {}

    /** A name with each label that is not ASCII as its A-label; others, and what is longer than any name, stay as they are. */
    static String of(String name) {
        if (name.length() > LONGEST || name.chars().allMatch(c -> c < FIRST_CODE)) {
            return name;
        }
        String stops = name;
        for (int i = 0; i < STOPS.length(); i++) {
            stops = stops.replace(STOPS.charAt(i), '.');
        }
        StringBuilder all = new StringBuilder();
        for (String label : stops.split("\\.", -1)) {
            all.append(all.isEmpty() ? "" : ".").append(label(label));
        }
        return all.toString();
    }

    private static String label(String label) {
        String usual = Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        return usual.chars().allMatch(c -> c < FIRST_CODE)
                ? usual
                : PREFIX + punycode(usual.codePoints().toArray());
    }

    /** RFC 3492, section 6.3. */
    private static String punycode(int[] points) {
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_CODE) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int code = FIRST_CODE;
        int delta = 0;
        int bias = FIRST_BIAS;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                next = point >= code ? Math.min(next, point) : next;
            }
            delta += (next - code) * (handled + 1); // no more than 255 times the largest code point
            code = next;
            for (int point : points) {
                if (point < code) {
                    delta++;
                } else if (point == code) {
                    number(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            code++;
        }
        return out.toString();
    }

    /** A number of digits that says itself where it ends. */
    private static void number(int delta, int bias, StringBuilder out) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp((long) k - bias, T_MIN, T_MAX);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
