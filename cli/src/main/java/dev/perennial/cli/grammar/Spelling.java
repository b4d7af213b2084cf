package dev.perennial.cli.grammar;

import java.util.Collection;

/** "Did you mean": the nearest known word, if it is near. */
public final class Spelling {
    private static final int NEAR = 2;

    private Spelling() {}

    /** A clause to put after an error, or nothing. */
    public static String suggestion(String typed, Collection<String> known) {
        String best = "";
        int bestDistance = NEAR + 1;
        for (String word : known) {
            if (Math.abs(word.length() - typed.length()) > NEAR) {
                continue;
            }
            int distance = distance(typed, word);
            boolean firstOfEqual = distance == bestDistance && !best.isEmpty() && word.compareTo(best) < 0;
            if (distance < bestDistance || firstOfEqual) {
                best = word;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : " (did you mean " + best + "?)";
    }

    /** Levenshtein's: insertions, deletions and replacements. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
