package dev.perennial.dns;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import java.time.Duration;
import java.util.List;

/** As long as the user says, and nobody is asked: for DNS that cannot be looked at from here. */
public record FixedWait(Duration length, Listener listener, Pause pause) implements Propagation {
    @Override
    public void await(List<TxtRecord> records, List<NameServer> takers) throws InterruptedException {
        listener.on(new Event.Waiting("DNS changes to propagate, unseen, as long as was asked for", length));
        pause.sleep(length);
    }
}
