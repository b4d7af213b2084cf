package dev.perennial.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A port that is open while anybody needs it: all tasks of all orders share one listener. Thread-safe. */
final class SharedPort {
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(30);

    private final Optional<InetAddress> address;
    private final int port;
    private final PortListener.Handler handler;
    private @Nullable PortListener listener;
    private int users;

    SharedPort(Optional<InetAddress> address, int port, PortListener.Handler handler) {
        this.address = address;
        this.port = port;
        this.handler = handler;
    }

    /** Opens the port for the first user. */
    synchronized Lease lease() throws SolverException {
        if (users == 0) {
            try {
                listener = PortListener.start(address, port, CONNECTION_LIMIT, handler);
            } catch (IOException e) {
                throw BindFailure.explain(address, port, e);
            }
        }
        users++;
        return new Lease();
    }

    private synchronized void release() throws SolverException {
        users--;
        PortListener last = listener;
        if (users == 0 && last != null) {
            listener = null;
            try {
                last.close();
            } catch (IOException e) {
                throw new SolverException("Could not close TCP port " + port + ": " + e.getMessage(), e);
            }
        }
    }

    /** One user's hold on the port. Closing it twice is closing it once. */
    final class Lease {
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Lease() {}

        void close() throws SolverException {
            if (held.compareAndSet(true, false)) {
                release();
            }
        }
    }
}
