package dev.perennial.cli.simulate;

import java.util.List;

/** What a scenario has shown. */
record Report(String id, String title, List<Finding> findings, List<Plot> plots) {
    boolean met() {
        return findings.stream().allMatch(Finding::met);
    }
}
