package dev.perennial.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on a free loopback port that passes everything on until a fault is injected. It sees bytes and not what
 * they mean, so it works in front of any server, with TLS or without. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final FaultSwitch faults = new FaultSwitch();

    private FaultProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public static FaultProxy start(InetSocketAddress target) {
        try {
            return new FaultProxy(target);
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy cannot listen on loopback", e);
        }
    }

    public static FaultProxy inFrontOf(TestCa ca) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), ca.port()));
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The same URL by way of this proxy. {@link TestCa} makes its URLs from the Host header, so clients stay with it. */
    public URI through(URI url) {
        return URI.create(url.getScheme() + "://" + url.getHost() + ":" + port() + url.getRawPath());
    }

    /** From now on, for open connections too, until {@link #heal}. */
    public void inject(ProxyFault fault) {
        inject(fault, Integer.MAX_VALUE);
    }

    /** Heals by itself once that many connections have been closed by the fault. */
    public void inject(ProxyFault fault, int times) {
        faults.set(fault, times);
    }

    public void heal() {
        faults.clear();
    }

    /** How many connections a fault has closed. */
    public int struck() {
        return faults.struck();
    }

    /** How many connections there have been. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> connect(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                // That client was gone before it was met; the next one may come.
            }
        }
    }

    private void connect(Socket client) {
        if (faults.refuses()) {
            ProxiedConnection.close(client);
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException e) {
            // As the client would have met it without the proxy, as nearly as one can show on an open connection.
            ProxiedConnection.close(server);
            ProxiedConnection.close(client);
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server, faults);
        open.add(connection);
        threads.execute(connection::passRequests);
        connection.passAnswers();
        open.remove(connection);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy cannot be stopped", e);
        } finally {
            open.forEach(ProxiedConnection::close);
            threads.shutdownNow();
        }
    }
}
