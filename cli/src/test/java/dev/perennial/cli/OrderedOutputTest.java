package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.console.OrderedOutput;
import dev.perennial.cli.console.TextOutput;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is said at the same time is read in order. */
class OrderedOutputTest {
    private final Shell shell = new Shell();
    private final OrderedOutput out = new OrderedOutput(new TextOutput(shell.environment(), 0));

    @Test
    void theFirstSpeaksAsItGoesAndTheOthersWhenAllBeforeThemHaveEnded() throws Exception {
        CountDownLatch othersHaveSpoken = new CountDownLatch(2);
        Thread second = Thread.ofVirtual().start(() -> out.take(1, "b", () -> say("b", othersHaveSpoken)));
        Thread third = Thread.ofVirtual().start(() -> out.take(2, "c", () -> say("c", othersHaveSpoken)));
        out.take(0, "a", () -> {
            out.line("a begins");
            await(othersHaveSpoken);
            assertThat(shell.out()).isEqualTo("a begins\n");
            out.line("a ends");
        });
        second.join();
        third.join();
        out.line("all");
        assertThat(shell.out()).isEqualTo("a begins\na ends\nb says\nc says\nall\n");
        assertThat(shell.err()).isEqualTo("b complains\nc complains\n");
    }

    private void say(String name, CountDownLatch spoken) {
        out.line(name + " says");
        out.error(name + " complains");
        spoken.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
