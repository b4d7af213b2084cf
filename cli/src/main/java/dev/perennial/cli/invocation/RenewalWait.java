package dev.perennial.cli.invocation;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Terminals;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.InvocationEvidence;
import dev.perennial.engine.Pacer;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.RandomSleep;
import dev.perennial.engine.WaitText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The wait of one command: what the options and the invocation ask for, shown as this command speaks. */
public final class RenewalWait {
    private final Context context;
    private @Nullable InvocationEvidence evidence;

    public RenewalWait(Context context) {
        this.context = context;
    }

    /** Finds out how this process was started and draws the wait. Reads {@code /proc}. */
    public Pacing plan() {
        return Pacing.plan(
                evidence(),
                mode(context.options()),
                max(),
                context.environment().random());
    }

    /** No wait: what is renewed now has been waited for. */
    public Pacing none() {
        return new Pacing(Duration.ZERO, evidence(), mode(context.options()), Duration.ZERO);
    }

    /** Reads {@code /proc}, once. */
    public InvocationEvidence evidence() {
        if (evidence == null) {
            evidence = InvocationDetector.ofProcess(context.environment().variables())
                    .detect();
        }
        return evidence;
    }

    public Duration max() {
        return context.options().duration("random_sleep_max");
    }

    public Pacer pacer() {
        return new Pause(display(), context.environment().clock(), Path.of("/proc"));
    }

    /**
     * Certbot's switch and ours mean one thing. The switch wins, unless it stands in a cli.ini and the command line says
     * otherwise: what is typed is newer than what is in a file.
     */
    public static RandomSleep mode(ParsedOptions options) {
        boolean off = !options.flag("random_sleep_on_renew");
        boolean typedOver = options.origin("random_sleep") == Origin.COMMAND_LINE
                && options.origin("random_sleep_on_renew") == Origin.FILE;
        return off && !typedOver
                ? RandomSleep.NEVER
                : RandomSleep.valueOf(options.required("random_sleep").toUpperCase(Locale.ROOT));
    }

    private WaitDisplay display() {
        Environment environment = context.environment();
        long process = ProcessHandle.current().pid();
        if (context.output().json()) {
            return new EventDisplay(context.output(), process);
        }
        LineDisplay line = new LineDisplay(
                context.output(), new WaitText(environment.clock().getZone(), environment.program(), process));
        boolean watched = environment.terminals().isTerminal(Terminals.STDIN)
                && environment.terminals().isTerminal(Terminals.STDOUT)
                && !environment.variable("TERM").equals("dumb")
                && !context.options().flag("quiet");
        return watched ? new CountdownDisplay(line, environment.stdout()) : line;
    }
}
