package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private final Shell shell = new Shell();

    private static Prompts prompts(Environment environment, String... args) throws UsageException {
        return new Prompts(environment, new Parser(OptionTable.standard()).parse(List.of(args), IniFiles.NONE));
    }

    @Test
    void aQuestionIsRepeatedUntilTheAnswerIsOne() throws Exception {
        Prompts prompts = prompts(shell.typing("what\nY\n").environment(), "delete");
        assertThat(prompts.confirm("Delete a.example?", false)).isTrue();
        assertThat(shell.out()).isEqualTo("Delete a.example?\n(Y)es/(N)o: ".repeat(2));
    }

    @Test
    void theTwoAnswersMayHaveOtherNames() throws Exception {
        Prompts prompts = prompts(shell.typing("y\ncancel\nE\n").environment(), "certonly");
        assertThat(prompts.confirm("Expand it?", "Expand", "Cancel", "--expand"))
                .isFalse();
        assertThat(prompts.confirm("Expand it?", "Expand", "Cancel", false)).isTrue();
        assertThat(shell.out()).contains("Expand it?\n(E)xpand/(C)ancel: ");
        assertThatThrownBy(() -> prompts(shell.environment(), "certonly", "-n")
                        .confirm("Expand it?", "Expand", "Cancel", "--expand"))
                .hasMessageEndingWith("Expand it?");
    }

    @Test
    void aMenuTakesNumbersInRange() throws Exception {
        Prompts prompts = prompts(shell.typing("0\n3\n2\n").environment(), "delete");
        assertThat(prompts.choose("Which?", List.of("a", "b"), "--cert-name")).isEqualTo(1);
        assertThat(shell.out()).contains("1: a\n2: b\n", "[1-2]");
    }

    @Test
    void aChecklistTakesSeveralOrAll() throws Exception {
        List<String> items = List.of("a", "b", "c");
        Prompts prompts = prompts(shell.typing("0\n1 x\n,\n3, 1,3\n\n").environment(), "delete");
        assertThat(prompts.chooseSeveral("Which?", items, "--cert-name")).containsExactly(2, 0);
        assertThat(prompts.chooseSeveral("Which?", items, "--cert-name")).containsExactly(0, 1, 2);
        assertThat(shell.out()).contains("3: c\n", "separated by commas and/or spaces");
    }

    @Test
    void withNobodyThereTheDefaultAnswersOrTheOptionIsNamed() throws Exception {
        Prompts prompts = prompts(shell.typing("y\n").environment(), "delete", "-n");
        assertThat(prompts.confirm("Delete?", false)).isFalse();
        assertThatThrownBy(() -> prompts.input("Enter email address", "--email"))
                .hasMessageStartingWith("Missing command line flag or config entry for this setting:")
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.next()).contains("--email"));
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aPipeIsNobodyUnlessForced() throws Exception {
        assertThat(prompts(shell.environment(), "delete").interactive()).isFalse();
        assertThat(prompts(shell.environment(), "delete", "--force-interactive").interactive())
                .isTrue();
    }

    @Test
    void cancellingAndTheEndOfInputStopTheCommand() throws Exception {
        Prompts prompts = prompts(shell.typing("c\n").environment(), "delete");
        assertThatThrownBy(() -> prompts.input("Name", "--cert-name")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> prompts.input("Name", "--cert-name")).hasMessage("Exiting due to user request.");
    }

    @Test
    void aQuestionNobodyAnswersCanBeInterrupted() throws Exception {
        try (PipedOutputStream silent = new PipedOutputStream();
                InputStream stdin = new PipedInputStream(silent)) {
            Prompts prompts = prompts(waiting(stdin), "delete", "--force-interactive");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> prompts.confirm("Delete?", true)).isInstanceOf(InterruptedException.class);
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
