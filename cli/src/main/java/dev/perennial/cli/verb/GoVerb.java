package dev.perennial.cli.verb;

import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.WaitRegistry;
import java.io.IOException;
import java.util.List;

/** {@code go [PID]}: ends the wait of renewals that are spreading their load. */
final class GoVerb implements Verb {
    @Override
    public int run(Context context) throws Failure, IOException, InterruptedException {
        ParsedOptions options = context.options();
        List<ProcessHandle> waiting = new WaitRegistry(options.requiredPath("work_dir")).waiting();
        boolean any = false;
        for (ProcessHandle process : waiting) {
            String pid = Long.toString(process.pid());
            if (!options.operands().isEmpty() && !options.operands().contains(pid)) {
                continue;
            }
            any = true;
            // Java can ask a process to end, but not send it another signal.
            Process kill = new ProcessBuilder("kill", "-USR1", pid).inheritIO().start();
            if (kill.waitFor() != 0) {
                throw new Failure(
                        FailureKind.REFUSED, "Process " + pid + " could not be told to go on; it goes on waiting.");
            }
            context.output().line("Process " + pid + " goes on.");
        }
        if (!any) {
            context.output().line("Nothing is waiting.");
        }
        return 0;
    }
}
