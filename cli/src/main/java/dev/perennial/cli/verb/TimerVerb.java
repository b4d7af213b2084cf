package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.timer.Timer;
import dev.perennial.cli.timer.Timers;
import java.util.List;

/** {@code timer install|show|remove}. */
final class TimerVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        List<String> operands = context.options().operands();
        String action = operands.size() == 1 ? operands.getFirst() : "";
        boolean preview = context.options().flag("timer_print");
        Timer timer = Timers.of(context);
        switch (action) {
            case "install" -> {
                if (preview) {
                    timer.preview();
                } else {
                    timer.install();
                }
            }
            case "show" -> timer.show();
            case "remove" -> timer.remove();
            default ->
                throw new Failure(FailureKind.USAGE, "timer needs one of these words: install, show, remove.")
                        .holding("Nothing was done.")
                        .next("To see what would be installed: timer install --print.")
                        .exit(2);
        }
        return 0;
    }
}
