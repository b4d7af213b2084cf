package dev.perennial.cli.work;

import dev.perennial.engine.Reach;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks names up and knocks at a port of each: costs nobody anything, unlike an order. */
final class ReachProbe {
    /** Of one certificate; if the first of a hundred are all right, the rest most likely are, too. */
    private static final int MOST_NAMES = 20;

    private final int port;
    private final Duration patience;

    /**
     * With a port, and a time limit for all certificates together.
     *
     * @param port where a CA would come
     */
    ReachProbe(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /** Uses the network, for all at once. Leaves out those it could not tell in time. */
    Map<String, Reach> of(Map<String, List<Identifier>> certificates) throws InterruptedException {
        List<Callable<Reach>> probes = new ArrayList<>();
        certificates.values().forEach(names -> probes.add(() -> reach(names)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Reach>> answers = threads.invokeAll(probes, patience.toMillis(), TimeUnit.MILLISECONDS);
            Map<String, Reach> found = new LinkedHashMap<>();
            int i = 0;
            for (String certificate : certificates.keySet()) {
                put(found, certificate, answers.get(i++));
            }
            return found;
        } finally {
            // Not close(), which would wait for a resolver that takes minutes to give up.
            threads.shutdownNow();
        }
    }

    private static void put(Map<String, Reach> found, String certificate, Future<Reach> answer)
            throws InterruptedException {
        try {
            found.put(certificate, answer.get());
        } catch (CancellationException e) {
            // Not told in time. The hold stays, and the next run looks again.
            found.remove(certificate);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe does not throw", e.getCause());
        }
    }

    private Reach reach(List<Identifier> names) {
        boolean resolves = true;
        boolean answers = true;
        for (Identifier name : names.subList(0, Math.min(MOST_NAMES, names.size()))) {
            String host = name.value().startsWith("*.") ? name.value().substring(2) : name.value();
            try {
                answers = answers && answers(InetAddress.getByName(host));
            } catch (UnknownHostException e) {
                resolves = false;
                answers = false;
            }
        }
        return new Reach(resolves, answers);
    }

    private boolean answers(InetAddress address) {
        // The first that does not answer ends the probe, and that has to be told in time.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis() / 3);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
