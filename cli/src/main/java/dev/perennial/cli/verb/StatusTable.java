package dev.perennial.cli.verb;

import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.console.Paint;
import dev.perennial.cli.console.Span;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.store.State;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Rule;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lines of {@code status}, in columns. On a terminal they fit its usual width; elsewhere a program may read them, so nothing
 * is shortened and there is no picture.
 */
final class StatusTable {
    private static final int TERMINAL = 80;
    private static final int STATE = 8;
    private static final int BAR = 8;
    private static final int LEFT = 8;
    /** What is left of a terminal beside the other columns and the longest of usual texts in the last one. */
    private static final int LONGEST_NAME = 26;

    private final LocalMoments moments;
    private final Map<String, String> names;
    private final int nameWidth;
    private final boolean terminal;
    private final String full;
    private final String empty;

    private StatusTable(LocalMoments moments, Map<String, String> names, boolean terminal, String full, String empty) {
        this.moments = moments;
        this.names = names;
        this.nameWidth = names.values().stream().mapToInt(String::length).max().orElse(0);
        this.terminal = terminal;
        this.full = full;
        this.empty = empty;
    }

    /** Draws with blocks where the terminal's characters have them. */
    static StatusTable onTerminal(LocalMoments moments, List<Standing> all, Charset charset) {
        boolean blocks = charset.newEncoder().canEncode('\u2588');
        return new StatusTable(
                moments,
                ShortNames.of(names(all), LONGEST_NAME),
                true,
                blocks ? "\u2588" : "#",
                blocks ? "\u2591" : "-");
    }

    static StatusTable plain(LocalMoments moments, List<Standing> all) {
        return new StatusTable(moments, ShortNames.of(names(all), Integer.MAX_VALUE), false, "", "");
    }

    private static List<String> names(List<Standing> all) {
        List<String> names = new ArrayList<>(all.size());
        all.forEach(standing -> names.add(standing.name()));
        return names;
    }

    List<Span> header() {
        String bar = terminal ? " ".repeat(BAR + 1) : "";
        return List.of(new Span(
                Paint.BOLD,
                padded("STATE", STATE) + padded("NAME", nameWidth) + ' ' + bar + before("LEFT", LEFT) + "  RENEWAL"));
    }

    List<Span> line(Standing standing) {
        Paint paint = paint(standing.state());
        List<Span> line = new ArrayList<>();
        line.add(new Span(paint, padded(standing.state().id(), STATE)));
        line.add(Span.plain(padded(names.getOrDefault(standing.name(), standing.name()), nameWidth) + ' '));
        if (standing instanceof Standing.Known known && known.problems().isEmpty()) {
            Duration left =
                    Duration.between(known.decision().at(), known.facts().notAfter());
            if (terminal) {
                line.add(new Span(paint, bar(left, known.facts().lifetime())));
                line.add(Span.plain(" "));
            }
            line.add(Span.plain(before(LocalMoments.rough(left), LEFT) + "  "));
        }
        String text = standing.problems().isEmpty() && standing instanceof Standing.Known known
                ? renewal(known)
                : String.join(" ", standing.problems()).replace('\n', ' ');
        int used = line.stream().mapToInt(span -> span.text().length()).sum();
        line.add(Span.plain(fitting(text, TERMINAL - used)));
        return line;
    }

    private static Paint paint(State state) {
        return switch (state) {
            case BROKEN, EXPIRED, FAILING -> Paint.RED;
            case DUE, HELD -> Paint.YELLOW;
            case OK -> Paint.GREEN;
        };
    }

    /** How much of its life is left; a bit as long as there is any. */
    private String bar(Duration left, Duration life) {
        double share = life.isPositive() ? (double) left.toSeconds() / life.toSeconds() : 0;
        int cells = Math.clamp((int) Math.ceil(share * BAR), 0, BAR);
        return full.repeat(cells) + empty.repeat(BAR - cells);
    }

    private String renewal(Standing.Known known) {
        if (known.trouble().isPresent()) {
            return known.trouble().get().failures() + " failed, again "
                    + known.next().map(this::when).orElse("never");
        }
        if (known.unserved().isPresent()) {
            return known.unserved().get().failed() ? "a deploy hook failed" : "not seen at its servers";
        }
        return switch (known.decision()) {
            case Decision.Due due when due.rule() == Rule.UNFINISHED -> "goes on with the next run";
            case Decision.Due due -> "with the next run";
            case Decision.Held held when held.until().isEmpty() -> "never: autorenew = False";
            case Decision.Held held
            when known.state() != State.OK ->
                "the CA wants it " + known.next().map(this::when).orElse("never");
            case Decision.NotYet _, Decision.Held _ ->
                known.next()
                        .map(next -> moments.day(next) + " (" + moments.roughly(next) + ')')
                        .orElse("never");
        };
    }

    private String when(Instant instant) {
        return instant.isAfter(moments.now()) ? moments.roughly(instant) : "with the next run";
    }

    private String fitting(String text, int room) {
        return !terminal || text.length() <= room ? text : text.substring(0, Math.max(0, room - 3)) + "...";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String before(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
