package dev.perennial.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Every scenario of {@code scenarios.txt} done by both programs, against a real CA. A difference that
 * docs/certbot-differences.md does not list fails, and so does one that it lists and that is not there.
 * {@code PERENNIAL_MATRIX=renew} in the environment does the scenarios whose names begin so.
 */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL, Peer.CERTBOT, Peer.CONFIGOBJ})
class MatrixTest {
    private static final Path PAGE = Path.of(System.getProperty("perennial.root"), "docs", "certbot-differences.md");

    @TempDir
    Path folder;

    @TestFactory
    Collection<DynamicTest> everyScenario() throws Exception {
        String only = System.getenv().getOrDefault("PERENNIAL_MATRIX", "");
        KnownDifferences known = KnownDifferences.read(PAGE);
        List<String> phrases = Specification.phrases();
        List<DynamicTest> tests = new ArrayList<>();
        List<Scenario> scenarios = Specification.scenarios(only);
        Map<Scenario, Outcome> certbots;
        Map<Scenario, Outcome> ours;
        try (Lanes lanes = new Lanes(folder, scenarios)) {
            certbots = lanes.outcomes(Contestant.CERTBOT);
            ours = lanes.outcomes(Contestant.PERENNIAL);
        }
        for (Scenario scenario : scenarios) {
            Comparison comparison = new Comparison(scenario, phrases);
            List<Difference> found = comparison.of(certbots.get(scenario), ours.get(scenario));
            tests.add(dynamicTest(scenario.name() + ": " + scenario.title(), () -> compare(scenario, found, known)));
        }
        if (only.isEmpty()) {
            tests.add(dynamicTest(
                    "every difference that the page lists is there",
                    () -> assertThat(known.unseen())
                            .as("rows of %s to delete", PAGE)
                            .isEmpty()));
        }
        return tests;
    }

    private static void compare(Scenario scenario, List<Difference> found, KnownDifferences known) {
        List<Difference> unlisted =
                found.stream().filter(difference -> !known.lists(difference)).toList();
        if (scenario.pending() && !unlisted.isEmpty()) {
            throw new TestAbortedException("needs a command that is not there yet");
        }
        assertThat(unlisted).as(String.join("\n", scenario.lines())).isEmpty();
    }
}
