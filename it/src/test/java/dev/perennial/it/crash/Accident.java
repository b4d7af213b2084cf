package dev.perennial.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.util.Random;

/** A command cut off at a boundary, and what its successor makes of what is left. */
record Accident(Story story, Boundary boundary, Survival survival) {
    /** Which the machine repeats: it may have been killed before, while other threads of it did something. */
    private static final int TRIES = 3;

    void happen(Machine machine) throws IOException, InterruptedException, PkiException {
        for (int i = 1; i <= TRIES; i++) {
            Disk disk = machine.begin(story);
            Books before = machine.books();
            Trace trace = machine.trace(
                    story.command(), "-e", "inject=" + boundary.call() + ":signal=KILL:when=" + boundary.when());
            if (boundary.ended(trace, machine.config())) {
                if (survival != Survival.ALL) {
                    disk.run(trace);
                    disk.write(survival, new Random(boundary.toString().hashCode()));
                }
                goOn(machine, before);
                return;
            }
        }
        throw new AssertionError("the run did not come by " + boundary);
    }

    private void goOn(Machine machine, Books before) throws IOException, InterruptedException, PkiException {
        Books left = machine.books().since(before);
        boolean lost = left.orders() == 1 && left.certificates() == 0 && !machine.orderNoted();
        Command.Result next = machine.run(story.next());
        assertThat(next.status()).as(next.stdout() + next.stderr()).isZero();
        Books after = machine.books().since(before);
        assertThat(after.certificates()).as("new certificates").isEqualTo(1);
        assertThat(after.orders()).as("new orders").isEqualTo(lost ? 2 : 1);
        assertThat(after.accounts()).as("new accounts").isEqualTo(1 - story.before());
        assertThat(machine.deployed()).exists();
        Aftermath aftermath = new Aftermath(machine);
        assertThat(aftermath.live()).isEqualTo(machine.ca().issued().getLast());
        aftermath.tidy(story.before() + 1);
        aftermath.listed();
    }

    @Override
    public String toString() {
        return story + ", before " + boundary + ": " + survival.title;
    }
}
