package dev.perennial.cli.console;

import dev.perennial.cli.grammar.ParsedOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions to the person at the terminal, in Certbot's form. Each names the options that would have answered it, except
 * under Certbot's name. Where nobody can answer, the default answers, or the command fails and names those options. Not for
 * use by several threads.
 */
public final class Prompts {
    /** Certbot's, so that a run nobody answers ends before that of the next half day begins. */
    private static final Duration PATIENCE = Duration.ofHours(10);

    private final Dialogue dialogue;
    private final boolean interactive;
    private final boolean namesFlags;

    public Prompts(Environment environment, ParsedOptions options) {
        this(environment, options, PATIENCE);
    }

    public Prompts(Environment environment, ParsedOptions options, Duration patience) {
        this.dialogue = new Dialogue(environment, patience);
        this.namesFlags = !environment.program().equals("certbot");
        this.interactive = !options.flag("noninteractive_mode")
                && (options.flag("force_interactive")
                        || (environment.terminals().isTerminal(Terminals.STDIN)
                                && environment.terminals().isTerminal(Terminals.STDOUT)));
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
    public boolean confirm(Ask ask, String question, boolean otherwise) throws Failure, InterruptedException {
        return confirm(ask, question, "Yes", "No", otherwise);
    }

    /**
     * Yes or no in other words, which begin with different letters; no answer means {@code otherwise}.
     *
     * @throws Failure if the person ends the input
     */
    public boolean confirm(Ask ask, String question, String yes, String no, boolean otherwise)
            throws Failure, InterruptedException {
        return interactive ? either(ask, question, yes, no) : otherwise;
    }

    /** Yes or no in other words, where only somebody can say. */
    public boolean confirm(Ask ask, String question, String yes, String no) throws Failure, InterruptedException {
        require(ask, question);
        return either(ask, question, yes, no);
    }

    private boolean either(Ask ask, String question, String yes, String no) throws Failure, InterruptedException {
        dialogue.framed(withFlags(ask, question));
        while (true) {
            String answer = dialogue.ask(letterFirst(yes) + '/' + letterFirst(no) + ": ");
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
            dialogue.ask("Press Enter to Continue");
        }
    }

    /** One line of text, which may be empty. */
    public String input(Ask ask, String question) throws Failure, InterruptedException {
        require(ask, question);
        return line(withFlags(ask, question));
    }

    private String line(String question) throws Failure, InterruptedException {
        String answer = dialogue.ask(Dialogue.wrapped(question + " (Enter 'c' to cancel):") + ' ');
        if (answer.equalsIgnoreCase("c")) {
            throw Dialogue.cancelled();
        }
        return answer;
    }

    /** One of the items; returns its index. */
    public int choose(Ask ask, String question, List<String> items) throws Failure, InterruptedException {
        require(ask, question);
        return chosen(ask, question, items);
    }

    /** One of the items, where no answer means the one at {@code otherwise}. */
    public int choose(Ask ask, String question, List<String> items, int otherwise)
            throws Failure, InterruptedException {
        return interactive ? chosen(ask, question, items) : otherwise;
    }

    private int chosen(Ask ask, String question, List<String> items) throws Failure, InterruptedException {
        menu(ask, question, items);
        String prompt = items.size() > 1
                ? "Select the appropriate number [1-" + items.size() + "] then [enter] (press 'c' to cancel): "
                : "Press 1 [enter] to confirm the selection (press 'c' to cancel): ";
        while (true) {
            String answer = dialogue.ask(prompt);
            if (begins(answer, "c")) {
                throw Dialogue.cancelled();
            }
            int chosen = number(answer, items.size());
            if (chosen > 0) {
                return chosen - 1;
            }
            dialogue.say("\n** Invalid input **\n");
        }
    }

    /** Several of the items, or all of them if the answer is empty; returns their indexes in the order given. */
    public List<Integer> chooseSeveral(Ask ask, String question, List<String> items)
            throws Failure, InterruptedException {
        require(ask, question);
        while (true) {
            menu(ask, question, items);
            String answer =
                    line("Select the appropriate numbers separated by commas and/or spaces, or leave input blank"
                            + " to select all options shown");
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
            dialogue.say("** Error - Invalid selection **\n");
        }
    }

    private void menu(Ask ask, String question, List<String> items) {
        String title = withFlags(ask, question);
        dialogue.menu(namesFlags ? Dialogue.wrapped(title) : title, items); // Certbot does not wrap titles
    }

    /** On a line of its own, so that the question stays what it is. */
    private String withFlags(Ask ask, String question) {
        String flags = "(flag: " + ask.flags() + ')';
        return !namesFlags ? question : question.endsWith("\n") ? question + flags : question + '\n' + flags;
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

    private void require(Ask ask, String question) throws Failure {
        if (!interactive) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Missing command line flag or config entry for this setting: " + question.strip())
                    .holding("Nothing was done.")
                    .next("Give " + ask.flags() + ", or run at a terminal without --non-interactive.");
        }
    }
}
