package dev.perennial.cli.simulate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Paint;
import dev.perennial.cli.console.Span;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs scenarios and tells what came out. Asks no CA, and reads and writes nothing but the file of {@code --svg}. */
public final class Simulation {
    static final List<Scenario> ALL = List.of(
            new Policies(),
            new Independent(),
            new Manager(),
            new Outage(),
            new Zombies(),
            new Polls(),
            new Incident(),
            new Windows());

    private final Context context;
    private final ParsedOptions options;

    public Simulation(Context context) {
        this.context = context;
        this.options = context.options();
    }

    /** Those named, or all. Returns whether every goal was met. */
    public boolean run(List<String> ids) throws Failure, IOException, InterruptedException {
        Settings settings = new Settings(positive("installations"), positive("days"), options.number("seed"));
        Optional<Path> file = options.path("svg");
        if (file.isPresent()) {
            requireFolder(file.get());
        }
        List<Report> reports = new ArrayList<>();
        for (Scenario scenario : scenarios(ids)) {
            // Before it is simulated, so that somebody who waits sees for what.
            context.output().heading(scenario.id() + ": " + scenario.title(settings));
            Report report = scenario.run(settings);
            reports.add(report);
            show(report);
        }
        String title = "perennial " + context.environment().version() + ", simulate, seed " + settings.seed();
        if (file.isPresent()) {
            List<Plot> plots =
                    reports.stream().flatMap(report -> report.plots().stream()).toList();
            AtomicFiles.replace(file.get(), Svg.of(title, plots), "rw-r--r--");
        }
        answer(settings, reports);
        boolean met = reports.stream().allMatch(Report::met);
        context.output().line(met ? "All goals are met." : "Not all goals are met.");
        return met;
    }

    /** Found out at once, not after minutes. */
    private static void requireFolder(Path file) throws Failure {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new Failure(
                            FailureKind.FILES,
                            "No drawing can be written to " + file
                                    + ": --svg wants the name of a file in a folder that exists and may be written.")
                    .holding("Nothing was simulated.");
        }
    }

    private OptionalInt positive(String option) {
        int number = options.number(option);
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static List<Scenario> scenarios(List<String> ids) throws Failure {
        if (ids.isEmpty()) {
            return ALL;
        }
        List<Scenario> found = new ArrayList<>();
        for (String id : ids) {
            found.add(ALL.stream()
                    .filter(scenario -> scenario.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Failure(
                                    FailureKind.USAGE,
                                    "There is no scenario " + id + "; there are "
                                            + String.join(
                                                    ", ",
                                                    ALL.stream()
                                                            .map(Scenario::id)
                                                            .toList()) + '.')
                            .holding("Nothing was simulated.")
                            .exit(2)));
        }
        return found;
    }

    private void show(Report report) {
        for (Finding finding : report.findings()) {
            String goal = finding.goal().isEmpty() ? "" : " (" + finding.goal() + ")";
            String mark = finding.goal().isEmpty() ? "     " : finding.met() ? "ok   " : "MISS ";
            context.output()
                    .line(List.of(
                            new Span(finding.met() ? Paint.GREEN : Paint.RED, mark),
                            new Span(Paint.PLAIN, finding.what() + ": "),
                            new Span(Paint.BOLD, finding.value()),
                            new Span(Paint.PLAIN, goal)));
        }
        for (Plot plot : report.plots()) {
            context.output().line("     " + plot.title() + ", up to " + plot.peak() + ':');
            context.output()
                    .line("     "
                            + Sparkline.of(plot, context.environment().stdout().charset()));
        }
    }

    private void answer(Settings settings, List<Report> reports) {
        JsonArray all = new JsonArray();
        for (Report report : reports) {
            JsonArray findings = new JsonArray();
            for (Finding finding : report.findings()) {
                JsonObject one = new JsonObject();
                one.addProperty("what", finding.what());
                one.addProperty("value", finding.value());
                if (!finding.goal().isEmpty()) {
                    one.addProperty("goal", finding.goal());
                    one.addProperty("met", finding.met());
                }
                findings.add(one);
            }
            JsonObject one = new JsonObject();
            one.addProperty("id", report.id());
            one.addProperty("title", report.title());
            one.addProperty("met", report.met());
            one.add("findings", findings);
            all.add(one);
        }
        JsonObject simulation = new JsonObject();
        simulation.addProperty("seed", settings.seed());
        simulation.add("scenarios", all);
        context.output().data("simulation", simulation);
    }
}
