package dev.perennial.cli;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;

/** Tells whoever runs a command what happens: warnings, what takes long, and every step with -v. */
public final class ProgressListener implements Listener {
    private final Output output;

    public ProgressListener(Output output) {
        this.output = output;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Summary summary -> {} // the command itself says how it ended
            case Event.Waiting waiting -> output.line(waiting.text());
            case Event other when other.warning() -> output.warning(other.text());
            case Event other -> output.detail(other.text());
        }
    }
}
