package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.JsonOutput;
import dev.perennial.cli.console.TextOutput;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final Shell shell = new Shell().atTheSameTime();

    @Test
    void colourIsForTerminalsOnly() {
        new TextOutput(shell.environment(), 0).warning("late");
        assertThat(shell.err()).isEqualTo("late\n");
        new TextOutput(shell.onTerminal().environment(), 0).warning("late");
        assertThat(shell.err()).contains("\033[33mlate\033[0m");
    }

    @Test
    void noColorIsHonoured() {
        new TextOutput(shell.onTerminal().with("NO_COLOR", "1").environment(), 0).warning("late");
        assertThat(shell.err()).isEqualTo("late\n");
    }

    @Test
    void quietLeavesErrors() {
        TextOutput output = new TextOutput(shell.environment(), -1);
        output.line("hello");
        output.warning("careful");
        output.failure(new Failure(FailureKind.REFUSED, "No."), "/log");
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).isEqualTo("perennial: No.\n");
    }

    @Test
    void hostileTextDoesNotReachTheTerminal() {
        new TextOutput(shell.environment(), 0).line("a\033[2Jb\u009b31mc\u202ed\te\nf");
        assertThat(shell.out()).isEqualTo("a?[2Jb?31mc?d\te\nf\n");
    }

    @Test
    void aFailureSaysWhatHoldsAndWhatIsNext() {
        Failure failure = new Failure(FailureKind.CA_REFUSED, "The CA said no.")
                .holding("The old certificate stays.")
                .next("Wait an hour.");
        new TextOutput(shell.environment(), 0).failure(failure, "/var/log/x");
        assertThat(shell.err()).isEqualTo("""
                        perennial: The CA said no.
                          The old certificate stays.
                          Wait an hour.
                          Details are in /var/log/x.
                        """);
    }

    @Test
    void eventsAreLinesOfJsonOnStderrWhileTheAnswerIsAloneOnStdout() {
        JsonOutput output = new JsonOutput(shell.environment(), "renew");
        JsonObject details = new JsonObject();
        details.addProperty("seconds", 12);
        output.event("wait_started", details);
        output.warning("odd");
        output.end(0);
        String first = shell.err().lines().findFirst().orElseThrow();
        JsonObject event = JsonParser.parseString(first).getAsJsonObject();
        assertThat(event.get("event").getAsString()).isEqualTo("wait_started");
        assertThat(event.get("time").getAsString()).isEqualTo("2026-11-24T10:35:12.045Z");
        JsonObject answer = JsonParser.parseString(shell.out()).getAsJsonObject();
        assertThat(answer.getAsJsonArray("warnings").get(0).getAsString()).isEqualTo("odd");
    }
}
