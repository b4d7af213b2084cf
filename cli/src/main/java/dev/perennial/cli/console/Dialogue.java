package dev.perennial.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lines to and from a person, in the frames that Certbot draws and expect scripts know. Not for use by several threads. */
final class Dialogue {
    private static final int WIDTH = 80;
    private static final String FRAME = "- ".repeat(39) + '-';

    private final Environment environment;
    private final Duration patience;
    private final BufferedReader answers;

    /**
     * On the streams of the environment.
     *
     * @param patience how long to wait for an answer
     */
    Dialogue(Environment environment, Duration patience) {
        this.environment = environment;
        this.patience = patience;
        this.answers = new BufferedReader(new InputStreamReader(environment.stdin(), StandardCharsets.UTF_8));
    }

    /** Between two frames. */
    void framed(String text) {
        say('\n' + FRAME + '\n' + wrapped(text) + '\n' + FRAME + '\n');
    }

    /** A numbered list between two frames, under its title. */
    void menu(String title, List<String> items) {
        StringBuilder menu =
                new StringBuilder("\n").append(title).append('\n').append(FRAME).append('\n');
        for (int i = 0; i < items.size(); i++) {
            menu.append(wrapped((i + 1) + ": " + items.get(i))).append('\n');
        }
        say(menu.append(FRAME).append('\n').toString());
    }

    void say(String text) {
        environment.stdout().print(Printable.text(text));
        environment.stdout().flush();
    }

    /**
     * Blocks until there is a line, which it returns without the blanks around it.
     *
     * @throws Failure if the input ends or nothing comes for too long
     */
    String ask(String question) throws Failure, InterruptedException {
        say(question);
        // A thread that reads cannot be interrupted, so another one reads and this one can be stopped with Ctrl-C.
        FutureTask<String> line = new FutureTask<>(this::readLine);
        Thread reader = new Thread(line, "prompt");
        reader.setDaemon(true);
        reader.start();
        boolean answered = false;
        try {
            String answer = line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return answer;
        } catch (ExecutionException e) {
            throw cancelled();
        } catch (TimeoutException e) {
            throw new Failure(
                            FailureKind.INTERRUPTED,
                            "Timed out waiting for answer to prompt '" + question.strip() + '\'')
                    .holding("Nothing was done.");
        } finally {
            if (!answered) {
                say("\n"); // what is said next must not stand behind the question
            }
        }
    }

    private String readLine() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("end of input");
        }
        return line.strip();
    }

    static Failure cancelled() {
        return new Failure(FailureKind.INTERRUPTED, "Exiting due to user request.").holding("Nothing was done.");
    }

    /** Each line in lines of 80 columns; words are never broken. */
    static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder(text.length() + 16);
        for (String line : text.split("\n", -1)) {
            int at = 0;
            boolean first = true;
            for (String word : line.split(" ", -1)) {
                if (!first && at + 1 + word.length() > WIDTH) {
                    wrapped.append('\n');
                    at = 0;
                } else if (!first) {
                    wrapped.append(' ');
                    at++;
                }
                wrapped.append(word);
                at += word.length();
                first = false;
            }
            wrapped.append('\n');
        }
        wrapped.setLength(wrapped.length() - 1);
        return wrapped.toString();
    }
}
