package dev.perennial.cli;

import dev.perennial.cli.grammar.ParsedOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Questions to the person at the terminal, in Certbot's form, which expect scripts know. Where nobody can answer, the
 * default answers, or the command fails and names the option that would have. Not for use by several threads.
 */
public final class Prompts {
    private static final long PATIENCE_HOURS = 10;

    private final Environment environment;
    private final boolean interactive;
    private final BufferedReader answers;

    public Prompts(Environment environment, ParsedOptions options) {
        this.environment = environment;
        this.interactive = !options.flag("noninteractive_mode")
                && (options.flag("force_interactive")
                        || (environment.terminals().isTerminal(Terminals.STDIN)
                                && environment.terminals().isTerminal(Terminals.STDOUT)));
        this.answers = new BufferedReader(new InputStreamReader(environment.stdin(), StandardCharsets.UTF_8));
    }

    /** Whether somebody can answer. */
    public boolean interactive() {
        return interactive;
    }

    /**
     * Yes or no, where no answer means {@code otherwise}.
     *
     * @throws Failure if the person ends the input
     */
    public boolean confirm(String question, boolean otherwise) throws Failure, InterruptedException {
        return confirm(question, "Yes", "No", otherwise);
    }

    /**
     * Yes or no in other words, which begin with different letters; no answer means {@code otherwise}.
     *
     * @throws Failure if the person ends the input
     */
    public boolean confirm(String question, String yes, String no, boolean otherwise)
            throws Failure, InterruptedException {
        return interactive ? either(question, yes, no) : otherwise;
    }

    /**
     * Yes or no in other words, where only somebody can say.
     *
     * @param option what to give on the command line for yes, such as {@code --expand}
     */
    public boolean confirm(String question, String yes, String no, String option) throws Failure, InterruptedException {
        require(question, option);
        return either(question, yes, no);
    }

    private boolean either(String question, String yes, String no) throws Failure, InterruptedException {
        while (true) {
            String answer = ask(question + '\n' + letterFirst(yes) + '/' + letterFirst(no) + ": ");
            if (begins(answer, yes)) {
                return true;
            }
            if (begins(answer, no)) {
                return false;
            }
        }
    }

    private static String letterFirst(String word) {
        return '(' + word.substring(0, 1) + ')' + word.substring(1);
    }

    /** The letter is enough, as in Certbot. */
    private static boolean begins(String answer, String word) {
        return !answer.isEmpty() && Character.toLowerCase(answer.charAt(0)) == Character.toLowerCase(word.charAt(0));
    }

    /** Waits until somebody presses Enter, if there is somebody. */
    public void pause() throws Failure, InterruptedException {
        if (interactive) {
            ask("Press Enter to Continue");
        }
    }

    /**
     * One line of text, which may be empty.
     *
     * @param option what to give on the command line instead, such as {@code --email}
     */
    public String input(String question, String option) throws Failure, InterruptedException {
        require(question, option);
        String answer = ask(question + " (Enter 'c' to cancel): ");
        if (answer.equals("c")) {
            throw cancelled();
        }
        return answer;
    }

    /** One of the items; returns its index. */
    public int choose(String question, List<String> items, String option) throws Failure, InterruptedException {
        require(question, option);
        return choose(question, items);
    }

    /** One of the items, where no answer means the one at {@code otherwise}. */
    public int choose(String question, List<String> items, int otherwise) throws Failure, InterruptedException {
        return interactive ? choose(question, items) : otherwise;
    }

    private int choose(String question, List<String> items) throws Failure, InterruptedException {
        menu(question, items);
        while (true) {
            String answer =
                    ask("Select the appropriate number [1-" + items.size() + "] then [enter] (press 'c' to cancel): ");
            if (answer.equals("c")) {
                throw cancelled();
            }
            int chosen = number(answer, items.size());
            if (chosen > 0) {
                return chosen - 1;
            }
        }
    }

    /** Several of the items, or all of them if the answer is empty; returns their indexes in the order given. */
    public List<Integer> chooseSeveral(String question, List<String> items, String option)
            throws Failure, InterruptedException {
        require(question, option);
        menu(question, items);
        while (true) {
            String answer = ask("Select the appropriate numbers separated by commas and/or spaces, or leave input\n"
                    + "blank to select all options shown (Enter 'c' to cancel): ");
            if (answer.equals("c")) {
                throw cancelled();
            }
            Set<Integer> chosen = new LinkedHashSet<>();
            for (int i = 0; answer.isEmpty() && i < items.size(); i++) {
                chosen.add(i);
            }
            boolean understood = true;
            for (String word : answer.replace(',', ' ').split(" ", -1)) {
                int number = number(word, items.size());
                understood &= number > 0 || word.isEmpty();
                if (number > 0) {
                    chosen.add(number - 1);
                }
            }
            if (understood && !chosen.isEmpty()) {
                return List.copyOf(chosen);
            }
        }
    }

    private void menu(String question, List<String> items) {
        StringBuilder menu = new StringBuilder(question).append('\n');
        for (int i = 0; i < items.size(); i++) {
            menu.append(i + 1).append(": ").append(items.get(i)).append('\n');
        }
        environment.stdout().println(Printable.text(menu.toString()));
    }

    /** From 1 to the largest; 0 if the word is none of these numbers. */
    private static int number(String word, int largest) {
        int number = 0;
        for (int i = 0; i < word.length() && number <= largest; i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number <= largest ? number : 0;
    }

    private void require(String question, String option) throws Failure {
        if (!interactive) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Missing command line flag or config entry for this setting: " + question)
                    .holding("Nothing was done.")
                    .next("Give " + option + ", or run at a terminal without --non-interactive.");
        }
    }

    private String ask(String question) throws Failure, InterruptedException {
        environment.stdout().print(Printable.text(question));
        environment.stdout().flush();
        // A thread that reads cannot be interrupted, so another one reads and this one can be stopped with Ctrl-C.
        FutureTask<String> line = new FutureTask<>(this::readLine);
        Thread reader = new Thread(line, "prompt");
        reader.setDaemon(true);
        reader.start();
        try {
            return line.get(PATIENCE_HOURS, TimeUnit.HOURS);
        } catch (ExecutionException | TimeoutException e) {
            throw cancelled();
        }
    }

    private String readLine() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("end of input");
        }
        return line.strip();
    }

    private static Failure cancelled() {
        return new Failure(FailureKind.INTERRUPTED, "Exiting due to user request.").holding("Nothing was done.");
    }
}
