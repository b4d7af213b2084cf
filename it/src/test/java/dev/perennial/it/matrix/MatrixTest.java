package dev.perennial.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every scenario of {@code scenarios.txt} done by Certbot, by the newest Certbot where it is installed, and by Perennial, against a real CA. A difference that
 * docs/certbot-differences.md does not list fails, and so does one that it lists and that is not there.
 * {@code PERENNIAL_MATRIX=renew} in the environment does the scenarios whose names begin so.
 */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL, Peer.CERTBOT, Peer.CONFIGOBJ})
class MatrixTest {
    private static final Path PAGE = Path.of(System.getProperty("perennial.root"), "docs", "certbot-differences.md");

    @TempDir
    Path folder;

    private final List<Contestant> certbots = Contestant.certbots();

    @TestFactory
    Collection<DynamicTest> everyScenario() throws Exception {
        String only = System.getenv().getOrDefault("PERENNIAL_MATRIX", "");
        KnownDifferences known = KnownDifferences.read(PAGE);
        List<Scenario> scenarios = Specification.scenarios(name -> name.startsWith(only));
        Map<Scenario, Map<Contestant, List<Difference>>> unlisted = unlisted("first", scenarios, known);
        Set<String> again = new HashSet<>();
        unlisted.forEach((scenario, found) -> {
            if (!found.values().stream().allMatch(List::isEmpty)) {
                again.add(scenario.name());
            }
        });
        if (!again.isEmpty()) {
            // Pebble 2.10.1 that is told to use no proof again does so once in a hundred times.
            unlisted.putAll(unlisted("second", Specification.scenarios(again::contains), known));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            unlisted.get(scenario)
                    .forEach((certbot, found) -> tests.add(dynamicTest(
                            scenario.name() + " (" + certbot.label() + "): " + scenario.title(),
                            () -> assertThat(found)
                                    .as(String.join("\n", scenario.lines()))
                                    .isEmpty())));
        }
        if (only.isEmpty()) {
            tests.add(dynamicTest(
                    "every difference that the page lists is there",
                    () -> assertThat(known.unseen(certbots))
                            .as("rows of %s to delete", PAGE)
                            .isEmpty()));
        }
        return tests;
    }

    private Map<Scenario, Map<Contestant, List<Difference>>> unlisted(
            String name, List<Scenario> scenarios, KnownDifferences known) throws Exception {
        List<String> phrases = Specification.phrases();
        Map<Scenario, Map<Contestant, List<Difference>>> unlisted = new HashMap<>();
        try (Lanes lanes = new Lanes(Files.createDirectory(folder.resolve(name)), scenarios)) {
            Map<Scenario, Outcome> ours = lanes.outcomes(Contestant.PERENNIAL);
            for (Contestant certbot : certbots) {
                Map<Scenario, Outcome> theirs = lanes.outcomes(certbot);
                for (Scenario scenario : scenarios) {
                    List<Difference> found =
                            new Comparison(scenario, phrases).of(theirs.get(scenario), ours.get(scenario));
                    found.removeIf(difference -> known.lists(certbot, difference));
                    unlisted.computeIfAbsent(scenario, any -> new EnumMap<>(Contestant.class))
                            .put(certbot, found);
                }
            }
        }
        return unlisted;
    }
}
