package dev.perennial.cli.console;

import dev.perennial.engine.Decision;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Rule;

/**
 * Tells whoever runs a command what happens: people see warnings, what takes long, and every step with {@code -v};
 * programs get every event; the log has it all.
 */
public final class ProgressListener implements Listener {
    private static final String STAYS = "The certificate in place stays, and the next run tries again.";
    private static final String SKIPPED = "It is left as it is, and not renewed until that is mended.";

    private final Output output;
    private final LogFile log;
    private final String program;

    public ProgressListener(Context context) {
        this.output = context.output();
        this.log = context.log();
        this.program = context.environment().program();
    }

    @Override
    public void on(Event event) {
        write(event);
        switch (event) {
            case Event.WaitStarted wait -> {} // whoever waits shows it
            case Event.WaitEnded wait -> {}
            case Event.Summary summary -> {} // the command itself says how it ended
            case Event.HookRan hook -> {
                tell(hook);
                show(event);
            }
            // Certbot's words; scripts look for them.
            case Event.Decided decided
            when decided.decision() instanceof Decision.NotYet -> {
                output.line("Certificate not yet due for renewal: " + decided.name());
                output.detail(event.text());
                show(event);
            }
            case Event.Decided decided
            when decided.decision() instanceof Decision.Held held && held.rule() == Rule.BACKOFF -> {
                output.warning(decided.name() + " is due, but left alone. " + held.reason());
                show(event);
            }
            case Event.Waiting waiting -> {
                output.line(waiting.text());
                show(event);
            }
            case Event.Served served -> {
                output.line(served.text());
                show(event);
            }
            case Event.Failed failed -> {
                String next = next(failed.cause(), program);
                output.error(sentence(failed.text()) + "\n  " + STAYS + (next.isEmpty() ? "" : "\n  " + next));
                show(event);
            }
            case Event.Unreadable unreadable -> {
                output.error(sentence(unreadable.text()) + "\n  " + SKIPPED);
                show(event);
            }
            case Event other
            when other.warning() -> {
                output.warning(other.text());
                show(event);
            }
            case Event other -> {
                output.detail(other.text());
                show(event);
            }
        }
    }

    /** As Certbot does: what a hook says is for whoever runs the command, and often why something failed. */
    private void tell(Event.HookRan hook) {
        output.detail(hook.text());
        String name = "Hook '" + hook.hook() + "'";
        if (hook.exitCode() != 0) {
            output.warning(name + " reported error code " + hook.exitCode() + ": " + hook.command());
        }
        if (!hook.output().isBlank()) {
            output.line(name + " ran with output:\n" + indented(hook.output()));
        }
        if (!hook.error().isBlank()) {
            output.warning(name + " ran with error output:\n" + indented(hook.error()));
        }
    }

    private static String indented(String text) {
        return ' ' + text.strip().replace("\n", "\n ");
    }

    /** What to do about a failed renewal, as the same failure says it where it ends a command. */
    private static String next(Exception cause, String program) {
        Throwable reason = cause.getCause();
        return reason == null ? "" : Explain.failure(reason, program).next();
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + '.';
    }

    private void show(Event event) {
        if (output.json()) {
            output.event(EventJson.name(event), EventJson.details(event));
        }
    }

    private void write(Event event) {
        switch (event) {
            case Event.Failed failed -> log.write(LogLevel.ERROR, "engine", failed.text(), failed.cause());
            case Event.Unreadable unreadable ->
                log.write(LogLevel.ERROR, "engine", unreadable.text(), unreadable.cause());
            case Event.HookRan hook -> log.write(level(event), "hooks", hook.text() + output(hook));
            default -> log.write(level(event), "engine", event.text());
        }
    }

    private static LogLevel level(Event event) {
        return event.warning() ? LogLevel.WARNING : LogLevel.INFO;
    }

    private static String output(Event.HookRan hook) {
        return (hook.output().isEmpty() ? "" : "\nIt wrote: " + hook.output())
                + (hook.error().isEmpty() ? "" : "\nIt complained: " + hook.error());
    }
}
