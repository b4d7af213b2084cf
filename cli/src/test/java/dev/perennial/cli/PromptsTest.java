package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private static final String FRAME = "- ".repeat(39) + "-\n";

    private final Shell shell = new Shell();

    private static Prompts prompts(Environment environment, String... args) throws UsageException {
        return new Prompts(environment, new Parser(OptionTable.standard()).parse(List.of(args), IniFiles.NONE));
    }

    @Test
    void aQuestionNamesItsFlagAndIsRepeatedUntilTheAnswerIsOne() throws Exception {
        Prompts prompts = prompts(shell.typing("what\nY\n").environment(), "delete");
        assertThat(prompts.confirm(Ask.DELETE_REVOKED, "Delete a.example?", false))
                .isTrue();
        assertThat(shell.out())
                .isEqualTo("\n" + FRAME + "Delete a.example?\n"
                        + "(flag: --delete-after-revoke or --no-delete-after-revoke)\n" + FRAME
                        + "(Y)es/(N)o: ".repeat(2));
    }

    @Test
    void underCertbotsNameItIsCertbotsQuestion() throws Exception {
        Prompts prompts =
                prompts(shell.as("certbot").typing("2\nb@example.com\n\n").environment(), "delete");
        prompts.choose(Ask.CERTIFICATE, "Which?", List.of("a", "b"));
        prompts.input(Ask.MAIL, "Enter email address\n");
        prompts.chooseSeveral(Ask.CERTIFICATE, "Which ones?", List.of("a"));
        assertThat(shell.out())
                .isEqualTo("\nWhich?\n" + FRAME + "1: a\n2: b\n" + FRAME
                        + "Select the appropriate number [1-2] then [enter] (press 'c' to cancel): "
                        + "Enter email address\n (Enter 'c' to cancel): "
                        + "\nWhich ones?\n" + FRAME + "1: a\n" + FRAME
                        + "Select the appropriate numbers separated by commas and/or spaces, or leave input\n"
                        + "blank to select all options shown (Enter 'c' to cancel): ");
    }

    @Test
    void theTwoAnswersMayHaveOtherNames() throws Exception {
        Prompts prompts = prompts(shell.typing("y\ncancel\nE\n").environment(), "certonly");
        assertThat(prompts.confirm(Ask.EXPAND, "Expand it?", "Expand", "Cancel"))
                .isFalse();
        assertThat(prompts.confirm(Ask.EXPAND, "Expand it?", "Expand", "Cancel", false))
                .isTrue();
        assertThat(shell.out()).contains("Expand it?\n(flag: --expand)\n" + FRAME + "(E)xpand/(C)ancel: ");
        assertThatThrownBy(() -> prompts(shell.environment(), "certonly", "-n")
                        .confirm(Ask.EXPAND, "Expand it?", "Expand", "Cancel"))
                .hasMessageEndingWith("Expand it?");
    }

    @Test
    void aMenuTakesNumbersInRange() throws Exception {
        Prompts prompts = prompts(shell.typing("0\n3\n2\n1\n").environment(), "delete");
        assertThat(prompts.choose(Ask.CERTIFICATE, "Which?", List.of("a", "b"))).isEqualTo(1);
        assertThat(shell.out()).contains("1: a\n2: b\n", "[1-2]").containsOnlyOnce("Which?");
        assertThat(shell.out().split("\\*\\* Invalid input \\*\\*", -1)).hasSize(3);
        assertThat(prompts.choose(Ask.CERTIFICATE, "Which?", List.of("a"))).isZero();
        assertThat(shell.out()).contains("Press 1 [enter] to confirm the selection (press 'c' to cancel): ");
    }

    @Test
    void aChecklistTakesSeveralOrAll() throws Exception {
        List<String> items = List.of("a", "b", "c");
        Prompts prompts = prompts(shell.typing("0\n1 x\n,\n3, 1,3\n\n").environment(), "delete");
        assertThat(prompts.chooseSeveral(Ask.CERTIFICATE, "Which?", items)).containsExactly(2, 0);
        assertThat(prompts.chooseSeveral(Ask.CERTIFICATE, "Which?", items)).containsExactly(0, 1, 2);
        assertThat(shell.out()).contains("3: c\n", "** Error - Invalid selection **");
    }

    @Test
    void longQuestionsFitTheScreen() throws Exception {
        Prompts prompts = prompts(shell.typing("y\n1\n").environment(), "delete");
        prompts.confirm(Ask.DELETE, "many words ".repeat(30).strip(), true);
        prompts.choose(Ask.CERTIFICATE, "many words ".repeat(30).strip(), List.of("more words ".repeat(10), "b"));
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void withNobodyThereTheDefaultAnswersOrTheOptionIsNamed() throws Exception {
        Prompts prompts = prompts(shell.typing("y\n").environment(), "delete", "-n");
        assertThat(prompts.confirm(Ask.DELETE, "Delete?", false)).isFalse();
        for (Ask ask : Ask.values()) {
            assertThatThrownBy(() -> prompts.input(ask, "Something"))
                    .hasMessageStartingWith("Missing command line flag or config entry for this setting:")
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.next()).contains(ask.flags()));
        }
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void everyFlagThatAQuestionNamesIsAnOption() {
        Set<String> known = new HashSet<>();
        OptionTable.standard().all().stream().map(Option::names).forEach(known::addAll);
        for (Ask ask : Ask.values()) {
            String flags = ask.flags().replace("PROVIDER", "ovh").replace(",", "");
            assertThat(flags.split(" ", -1)).anyMatch(known::contains);
            assertThat(flags.split(" ", -1)).allMatch(word -> !word.startsWith("-") || known.contains(word));
        }
    }

    @Test
    void aPipeIsNobodyUnlessForced() throws Exception {
        assertThat(prompts(shell.environment(), "delete").interactive()).isFalse();
        assertThat(prompts(shell.environment(), "delete", "--force-interactive").interactive())
                .isTrue();
    }

    @Test
    void cancellingAndTheEndOfInputStopTheCommand() throws Exception {
        Prompts prompts = prompts(shell.typing("C\nc\nc\n").environment(), "delete");
        assertThatThrownBy(() -> prompts.input(Ask.MAIL, "Name")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> prompts.choose(Ask.CERTIFICATE, "Which?", List.of("a", "b")))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> prompts.chooseSeveral(Ask.CERTIFICATE, "Which?", List.of("a", "b")))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> prompts.input(Ask.MAIL, "Name")).hasMessage("Exiting due to user request.");
        assertThat(shell.out()).endsWith("(Enter 'c' to cancel): \n");
    }

    @Test
    void aQuestionNobodyAnswersCanBeInterrupted() throws Exception {
        try (PipedOutputStream silent = new PipedOutputStream();
                InputStream stdin = new PipedInputStream(silent)) {
            Prompts prompts = prompts(waiting(stdin), "delete", "--force-interactive");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> prompts.confirm(Ask.DELETE, "Delete?", true))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aQuestionNobodyAnswersEndsTheCommandInTheEnd() throws Exception {
        try (PipedOutputStream silent = new PipedOutputStream();
                InputStream stdin = new PipedInputStream(silent)) {
            Prompts prompts = new Prompts(
                    waiting(stdin),
                    new Parser(OptionTable.standard()).parse(List.of("--force-interactive"), IniFiles.NONE),
                    Duration.ofMillis(50));
            assertThatThrownBy(() -> prompts.confirm(Ask.DELETE, "Delete?", true))
                    .hasMessage("Timed out waiting for answer to prompt '(Y)es/(N)o:'")
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INTERRUPTED));
        }
    }

    private Environment waiting(InputStream stdin) throws IOException {
        Environment e = shell.environment();
        return new Environment(
                e.program(),
                e.version(),
                e.variables(),
                stdin,
                e.stdout(),
                e.stderr(),
                e.terminals(),
                e.clock(),
                e.random(),
                e.sleeper());
    }
}
