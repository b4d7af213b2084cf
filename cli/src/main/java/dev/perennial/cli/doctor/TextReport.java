package dev.perennial.cli.doctor;

import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Paint;
import dev.perennial.cli.console.Span;
import dev.perennial.cli.console.Terminals;
import dev.perennial.pki.Identifier;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** For people: a mark, what it is about, what was seen, and below it what to do. */
final class TextReport implements Report {
    private static final int WIDTH = 80;
    private static final int AREA = 9;

    /** How results are marked. */
    private record Marks(String ok, String warning, String failure, String notChecked, String arrow, int width) {}

    /** Elsewhere than on a terminal a mark is a word, which can be searched for. */
    private static final Marks WORDS = new Marks("ok", "warning", "FAILURE", "not checked", "-> ", 12);

    private static final Marks SIGNS = new Marks("\u2713", "!", "\u2717", "?", "\u2192 ", 3);

    private static final String CLEAR_LINE = "\r\033[K";

    private final Output output;
    private final Marks marks;
    /** Where to say what is being waited for. */
    private final Optional<PrintStream> terminal;

    private Tally total = Tally.NONE;
    private int patients;

    TextReport(Output output, Environment environment, boolean quiet) {
        this.output = output;
        boolean signs = environment.terminals().isTerminal(Terminals.STDOUT)
                && environment.stdout().charset().newEncoder().canEncode(SIGNS.ok() + SIGNS.arrow());
        this.marks = signs ? SIGNS : WORDS;
        boolean seen = environment.terminals().isTerminal(Terminals.STDOUT)
                && environment.terminals().isTerminal(Terminals.STDERR)
                && !quiet;
        this.terminal = seen ? Optional.of(environment.stderr()) : Optional.empty();
    }

    @Override
    public void begin(Patient patient) {
        output.heading(patient.name() + described(patient));
    }

    private static String described(Patient patient) {
        StringBuilder text = new StringBuilder(": ");
        List<String> others = patient.names().stream()
                .map(Identifier::value)
                .filter(name -> !name.equals(patient.name()))
                .toList();
        if (!others.isEmpty()) {
            text.append("with ").append(String.join(", ", others)).append("; ");
        }
        List<String> challenges =
                patient.names().stream().map(patient::challenge).distinct().toList();
        text.append(String.join(", ", challenges));
        if (!patient.methods().isEmpty()) {
            text.append(" by ").append(String.join(", ", patient.methods()));
        }
        return patient.names().isEmpty() ? "" : text.toString();
    }

    @Override
    public void waiting(Area area) {
        show("looking: " + area.id() + " ...");
    }

    private void show(String text) {
        terminal.ifPresent(stream -> {
            stream.print(CLEAR_LINE + text);
            stream.flush();
        });
    }

    @Override
    public void finding(Finding finding) {
        show("");
        switch (finding) {
            case Finding.Ok ok -> tell(Paint.GREEN, marks.ok(), finding);
            case Finding.Warning warning -> tell(Paint.YELLOW, marks.warning(), finding);
            case Finding.Failure failure -> tell(Paint.RED, marks.failure(), finding);
            case Finding.NotChecked not -> tell(Paint.PLAIN, marks.notChecked(), finding);
        }
    }

    private void tell(Paint paint, String mark, Finding finding) {
        String margin = " ".repeat(marks.width() + AREA);
        StringBuilder text = new StringBuilder(padded(finding.area().id(), AREA));
        wrap(text, finding.looked() + ": " + finding.seen(), margin);
        if (!finding.remedy().isEmpty()) {
            text.append('\n').append(margin).append(marks.arrow());
            wrap(text, finding.remedy(), margin + " ".repeat(marks.arrow().length()));
        }
        output.line(List.of(new Span(paint, padded(mark, marks.width())), Span.plain(text.toString())));
    }

    /** At blanks, to the width of a terminal; what is longer stays whole, for those who copy it. */
    private static void wrap(StringBuilder text, String words, String margin) {
        int at = margin.length();
        boolean first = true;
        for (String word : words.replace('\n', ' ').split(" ", -1)) {
            if (!first && at + 1 + word.length() > WIDTH) {
                text.append('\n').append(margin);
                at = margin.length();
            } else if (!first) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += word.length();
            first = false;
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    @Override
    public void end(Patient patient, List<Finding> findings) {
        show("");
        Tally tally = Tally.NONE.with(findings);
        output.line("\n" + patient.name() + ": " + tally.text() + '.');
        total = total.with(findings);
        patients++;
    }

    @Override
    public int end() {
        if (patients > 1) {
            output.line("\nAll " + patients + ": " + total.text() + '.');
        }
        return total.failures();
    }
}
