package dev.perennial.cli.doctor;

import java.util.List;

/** How many findings there are of each kind. */
record Tally(int ok, int warnings, int failures, int notChecked) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally with(List<Finding> findings) {
        Tally tally = this;
        for (Finding finding : findings) {
            tally = switch (finding) {
                case Finding.Ok ok -> new Tally(tally.ok + 1, tally.warnings, tally.failures, tally.notChecked);
                case Finding.Warning warning ->
                    new Tally(tally.ok, tally.warnings + 1, tally.failures, tally.notChecked);
                case Finding.Failure failure ->
                    new Tally(tally.ok, tally.warnings, tally.failures + 1, tally.notChecked);
                case Finding.NotChecked not ->
                    new Tally(tally.ok, tally.warnings, tally.failures, tally.notChecked + 1);
            };
        }
        return tally;
    }

    /** Such as {@code 1 failure, 2 warnings, 9 ok, 1 not checked}. */
    String text() {
        StringBuilder text = new StringBuilder();
        add(text, failures, failures == 1 ? "failure" : "failures");
        add(text, warnings, warnings == 1 ? "warning" : "warnings");
        add(text, ok, "ok");
        add(text, notChecked, "not checked");
        return text.isEmpty() ? "nothing was checked" : text.toString();
    }

    private static void add(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }
}
