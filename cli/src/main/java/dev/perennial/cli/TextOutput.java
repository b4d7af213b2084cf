package dev.perennial.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** For people. Colour only on a terminal, and not if NO_COLOR is set (no-color.org). */
final class TextOutput implements Output {
    private static final String RED = "\033[31m";
    private static final String YELLOW = "\033[33m";
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final Environment environment;
    private final int verbosity;

    /**
     * Speaks on the streams of the environment.
     *
     * @param verbosity how many {@code -v}; negative is {@code --quiet}
     */
    TextOutput(Environment environment, int verbosity) {
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
    public void heading(String text) {
        String clean = Printable.text(text);
        print('\n' + (coloured(Terminals.STDOUT) ? BOLD + clean + PLAIN : clean));
    }

    @Override
    public synchronized void warning(String text) {
        if (verbosity >= 0) {
            complain(YELLOW, text);
        }
    }

    @Override
    public synchronized void error(String text) {
        environment.stdout().flush();
        complain(RED, text);
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
        complain(RED, environment.program() + ": " + failure.what());
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

    private void complain(String colour, String text) {
        String clean = Printable.text(text);
        environment.stderr().println(coloured(Terminals.STDERR) ? colour + clean + PLAIN : clean);
    }

    private boolean coloured(int descriptor) {
        return environment.variable("NO_COLOR").isEmpty()
                && !environment.variable("TERM").equals("dumb")
                && environment.terminals().isTerminal(descriptor);
    }
}
