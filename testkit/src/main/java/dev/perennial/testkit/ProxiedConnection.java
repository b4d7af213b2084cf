package dev.perennial.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client, one server, and what passes between them. Each direction has a thread of its own. */
final class ProxiedConnection {
    private static final int PIECE = 8192;
    /** A server that has fallen silent for so long has said what it had to say to a request. */
    private static final int QUIET_MILLIS = 200;

    private final Socket client;
    private final Socket server;
    private final FaultSwitch faults;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PassedBytes requests = new PassedBytes();
    private final PassedBytes answers = new PassedBytes();
    private volatile FaultSwitch.@Nullable Injected dropping;

    ProxiedConnection(Socket client, Socket server, FaultSwitch faults) {
        this.client = client;
        this.server = server;
        this.faults = faults;
    }

    /** Returns when the connection is over. */
    void passRequests() {
        TlsScan scan = new TlsScan();
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                boolean request = scan.seesRequest(piece, length);
                FaultSwitch.Injected injected = faults.current();
                if (injected != null && injected.fault() instanceof ProxyFault.CutRequest cut) {
                    int passing = requests.passing(injected, length, cut.afterBytes());
                    out.write(piece, 0, passing);
                    if (passing < length && faults.strike(injected)) {
                        return;
                    }
                    out.write(piece, passing, length - passing);
                    continue;
                }
                if (request && injected != null && injected.fault() instanceof ProxyFault.DropAnswer) {
                    dropping = injected;
                    server.setSoTimeout(QUIET_MILLIS);
                }
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            return; // one of the two has closed its end; both are closed now
        } finally {
            closed.countDown();
        }
    }

    /** Returns when the connection is over. */
    void passAnswers() {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] piece = new byte[PIECE];
            boolean swallowed = false;
            while (true) {
                int length;
                try {
                    length = in.read(piece);
                } catch (SocketTimeoutException e) {
                    if (swallowed) {
                        return;
                    }
                    continue;
                }
                FaultSwitch.Injected drop = dropping;
                if (drop != null && !swallowed) {
                    swallowed = faults.strike(drop);
                }
                if (length < 0 || (!swallowed && !passAnswer(out, piece, length))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return; // one of the two has closed its end; both are closed now
        } finally {
            closed.countDown();
        }
    }

    /** False if this was the end. */
    private boolean passAnswer(OutputStream out, byte[] piece, int length) throws IOException, InterruptedException {
        FaultSwitch.Injected injected = faults.current();
        if (injected != null && injected.fault() instanceof ProxyFault.CutAnswer cut) {
            int passing = answers.passing(injected, length, cut.afterBytes());
            out.write(piece, 0, passing);
            if (passing < length && faults.strike(injected)) {
                return false;
            }
            out.write(piece, passing, length - passing);
            return true;
        }
        if (injected != null
                && injected.fault() instanceof ProxyFault.Delay delay
                && isClosedWithin(delay.duration())) {
            return false;
        }
        out.write(piece, 0, length);
        return true;
    }

    private boolean isClosedWithin(Duration wait) throws InterruptedException {
        return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    void close() {
        close(client);
        close(server);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection of the fault proxy cannot be closed", e);
        }
    }
}
