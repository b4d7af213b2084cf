package dev.perennial.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our policy keeps its goals: small always, in full with {@code -Dperennial.long=true}. */
class SimulationTest {
    private static final long SEED = 1;

    @ParameterizedTest
    @CsvSource({"b1, 3000", "b2, 2000", "b3, 5000", "b4, 60", "b5, 5000", "b6, 2000", "ari, 40", "policies, 3000"})
    void smallerScenariosMeetTheirGoals(String id, int size) throws Exception {
        meets(id, new Settings(OptionalInt.of(size), OptionalInt.empty(), SEED));
    }

    static List<String> ids() {
        return Simulation.ALL.stream().map(Scenario::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @EnabledIfSystemProperty(named = "perennial.long", matches = "true")
    void scenariosMeetTheirGoals(String id) throws Exception {
        meets(id, new Settings(OptionalInt.empty(), OptionalInt.empty(), SEED));
    }

    private static void meets(String id, Settings settings) throws InterruptedException {
        Report report = scenario(id).run(settings);
        assertThat(report.findings()).allMatch(Finding::met);
    }

    @Test
    void theSameSeedGivesTheSame() throws Exception {
        Settings settings = new Settings(OptionalInt.of(300), OptionalInt.of(5), 7);
        assertThat(scenario("b1").run(settings)).isEqualTo(scenario("b1").run(settings));
        assertThat(scenario("b1").run(settings))
                .isNotEqualTo(scenario("b1").run(new Settings(OptionalInt.of(300), OptionalInt.of(5), 8)));
    }

    @Test
    void theDrawingIsWellFormedAndKeepsEveryPeak() throws Exception {
        Plot plot = Plot.of("a & b", "0 h", "24 h", new int[1000]);
        Plot spike = new Plot("spike", "0", "1", List.of(0, 0, 9, 0, 0, 0));
        String svg = Svg.of("title", List.of(plot, spike));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(svg).contains("a &amp; b", "peak 9, mean 1.50, peak/mean 6.00");
        assertThat(spike.peaks(2)).containsExactly(9, 0);
    }

    private static Scenario scenario(String id) {
        return Simulation.ALL.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
