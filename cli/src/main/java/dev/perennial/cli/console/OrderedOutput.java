package dev.perennial.cli.console;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.engine.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What several renewals say at once, as people can read it: in the order of the renewals, as if they came one after another.
 * The first that has not ended speaks as it goes; what the others say is kept until all before them have ended. Programs get
 * every event as it comes, with the name of the certificate. Any number of threads.
 */
public final class OrderedOutput implements Output, Turns {
    private record Turn(int number, String name, List<Consumer<Output>> later) {}

    private final Output out;
    private final ScopedValue<Turn> mine = ScopedValue.newInstance();
    private final Map<Integer, Turn> begun = new HashMap<>();
    private final Map<Integer, Turn> ended = new HashMap<>();
    private int live;
    private int most;

    public OrderedOutput(Output out) {
        this.out = out;
    }

    /** For renewals that begin when all before have ended: they are counted from 0 again, and speak after those. */
    public Turns more() {
        int before;
        synchronized (this) {
            live = most;
            before = most;
        }
        return (number, name, work) -> take(before + number, name, work);
    }

    @Override
    public void take(int number, String name, Runnable work) {
        Turn turn = new Turn(number, name, new ArrayList<>());
        synchronized (this) {
            begun.put(number, turn);
            most = Math.max(most, number + 1);
        }
        try {
            ScopedValue.where(mine, turn).run(work);
        } finally {
            end(turn);
        }
    }

    private synchronized void end(Turn turn) {
        ended.put(turn.number(), turn);
        while (ended.remove(live) != null) {
            begun.remove(live);
            live++;
            Turn next = begun.get(live);
            if (next != null) {
                next.later().forEach(said -> said.accept(out));
                next.later().clear();
            }
        }
    }

    private void say(Consumer<Output> what) {
        if (out.json() || !mine.isBound()) {
            what.accept(out);
            return;
        }
        Turn turn = mine.get();
        synchronized (this) {
            if (turn.number() == live) {
                what.accept(out);
            } else {
                turn.later().add(what);
            }
        }
    }

    @Override
    public boolean json() {
        return out.json();
    }

    @Override
    public void line(String text) {
        say(to -> to.line(text));
    }

    @Override
    public void heading(String text) {
        say(to -> to.heading(text));
    }

    @Override
    public void warning(String text) {
        say(to -> to.warning(text));
    }

    @Override
    public void error(String text) {
        say(to -> to.error(text));
    }

    @Override
    public void detail(String text) {
        say(to -> to.detail(text));
    }

    @Override
    public void event(String name, JsonObject details) {
        if (mine.isBound() && !details.has("name")) {
            details.addProperty("name", mine.get().name());
        }
        say(to -> to.event(name, details));
    }

    @Override
    public void data(String name, JsonElement value) {
        out.data(name, value);
    }

    @Override
    public void failure(Failure failure, String log) {
        out.failure(failure, log);
    }

    @Override
    public void end(int exitCode) {
        out.end(exitCode);
    }
}
