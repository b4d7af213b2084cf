package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.invocation.WaitingProcess;
import dev.perennial.cli.invocation.WaitingProcesses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code go [PROCESS...]}: ends the waits that this user may end, or those of the processes named. */
final class GoVerb implements Verb {
    private final WaitingProcesses waiting;

    GoVerb(WaitingProcesses waiting) {
        this.waiting = waiting;
    }

    @Override
    public int run(Context context) throws Exception {
        List<String> operands = context.options().operands();
        List<WaitingProcess> refused = new ArrayList<>();
        JsonArray ended = new JsonArray();
        for (WaitingProcess process : operands.isEmpty() ? all() : named(operands)) {
            if (waiting.end(process)) {
                context.output().line("Process " + process.pid() + " of " + process.owner() + " goes on now.");
                JsonObject object = new JsonObject();
                object.addProperty("process", process.pid());
                object.addProperty("owner", process.owner());
                ended.add(object);
            } else if (!operands.isEmpty() || waiting.find(process.pid()).isPresent()) {
                refused.add(process);
            }
        }
        context.output().data("ended", ended);
        if (!refused.isEmpty() && (ended.isEmpty() || !operands.isEmpty())) {
            throw notOurs(refused.getFirst());
        }
        if (ended.isEmpty()) {
            context.output().line("Nothing is waiting.");
        }
        return 0;
    }

    private static Failure notOurs(WaitingProcess process) {
        return new Failure(
                        FailureKind.REFUSED,
                        "Process " + process.pid() + " belongs to " + process.owner()
                                + ", and this user may not send it a signal.")
                .holding("It goes on waiting.")
                .next("Run this as " + process.owner() + " or as root.");
    }

    private List<WaitingProcess> all() throws Failure {
        try {
            return waiting.find();
        } catch (IOException e) {
            throw new Failure(
                            FailureKind.FILES, "The processes of this machine cannot be listed: there is no /proc.", e)
                    .next("Send SIGUSR1 to the process that the waiting line names.");
        }
    }

    private List<WaitingProcess> named(List<String> operands) throws Failure {
        List<WaitingProcess> named = new ArrayList<>();
        for (String operand : operands) {
            named.add(waiting.find(pid(operand))
                    .orElseThrow(() -> new Failure(FailureKind.REFUSED, "Process " + operand + " is not waiting.")
                            .holding("Nothing was done.")));
        }
        return named;
    }

    private static long pid(String operand) throws Failure {
        try {
            return Long.parseUnsignedLong(operand);
        } catch (NumberFormatException e) {
            throw new Failure(FailureKind.USAGE, "'" + operand + "' is not the number of a process.", e)
                    .holding("Nothing was done.")
                    .exit(2);
        }
    }
}
