package dev.perennial.cli.console;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** For people. Colour only on a terminal, and not if NO_COLOR is set (no-color.org). */
public final class TextOutput implements Output {

    private final Environment environment;
    private final int verbosity;

    /**
     * Speaks on the streams of the environment.
     *
     * @param verbosity how many {@code -v}; negative is {@code --quiet}
     */
    public TextOutput(Environment environment, int verbosity) {
        this.environment = environment;
        this.verbosity = verbosity;
    }

    @Override
    public boolean json() {
        return false;
    }

    @Override
    public void line(String text) {
        print(Printable.text(text));
    }

    @Override
    public void line(List<Span> pieces) {
        boolean coloured = coloured(Terminals.STDOUT);
        StringBuilder line = new StringBuilder();
        for (Span piece : pieces) {
            String clean = Printable.text(piece.text());
            line.append(coloured ? piece.paint().on(clean) : clean);
        }
        print(line.toString());
    }

    @Override
    public void heading(String text) {
        String clean = Printable.text(text);
        print('\n' + (coloured(Terminals.STDOUT) ? Paint.BOLD.on(clean) : clean));
    }

    @Override
    public synchronized void warning(String text) {
        if (verbosity >= 0) {
            complain(Paint.YELLOW, text);
        }
    }

    @Override
    public synchronized void error(String text) {
        environment.stdout().flush();
        complain(Paint.RED, text);
    }

    @Override
    public synchronized void detail(String text) {
        if (verbosity > 0) {
            environment.stderr().println(Printable.text(text));
        }
    }

    @Override
    public void event(String name, JsonObject details) {
        // Whoever reports an event has a line for people besides.
    }

    @Override
    public void data(String name, JsonElement value) {
        // Whoever gives data has lines for people besides.
    }

    @Override
    public synchronized void failure(Failure failure, String log) {
        environment.stdout().flush();
        complain(Paint.RED, environment.program() + ": " + failure.what());
        sentence(failure.holds());
        sentence(failure.next());
        if (!log.isEmpty() && verbosity >= 0) {
            sentence("Details are in " + log + '.');
        }
    }

    @Override
    public void end(int exitCode) {
        environment.stdout().flush();
        environment.stderr().flush();
    }

    private synchronized void print(String clean) {
        if (verbosity >= 0) {
            environment.stdout().println(clean);
            environment.stdout().flush();
        }
    }

    private void sentence(String text) {
        if (!text.isEmpty()) {
            environment.stderr().println("  " + Printable.text(text));
        }
    }

    private void complain(Paint colour, String text) {
        String clean = Printable.text(text);
        environment.stderr().println(coloured(Terminals.STDERR) ? colour.on(clean) : clean);
    }

    private boolean coloured(int descriptor) {
        return environment.variable("NO_COLOR").isEmpty()
                && !environment.variable("TERM").equals("dumb")
                && environment.terminals().isTerminal(descriptor);
    }
}
