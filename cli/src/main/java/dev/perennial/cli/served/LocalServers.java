package dev.perennial.cli.served;

import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Guesses which names of a certificate are served by this very machine. Any number of threads. */
public final class LocalServers {
    /** Nobody needs all of a hundred names to learn whether one server was reloaded. */
    private static final int NAMES = 10;

    private final Resolver resolver;
    private final Duration patience;
    private final AtomicLong end = new AtomicLong();

    /** Finds the addresses of a name; the system's own by default. */
    @FunctionalInterface
    public interface Resolver {
        /** May use the network. */
        InetAddress[] resolve(String host) throws IOException;
    }

    /**
     * For one run.
     *
     * @param patience for all lookups together, from the first on; what is not known by then is left out
     */
    public LocalServers(Resolver resolver, Duration patience) {
        this.resolver = resolver;
        this.patience = patience;
    }

    /** May use the network. One server for each address of this machine that one of the names leads to. */
    public List<Server> of(List<Identifier> names, int port) throws InterruptedException {
        long left = left();
        if (left <= 0) {
            return List.of();
        }
        Map<Identifier, InetAddress[]> known = new ConcurrentHashMap<>();
        List<Identifier> asked = names.stream()
                .filter(name -> !(name instanceof Identifier.Dns dns && dns.wildcard()))
                .limit(NAMES)
                .toList();
        CompletableFuture<?>[] lookups = asked.stream()
                .map(name -> CompletableFuture.runAsync(() -> look(name, known), LocalServers::start))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(lookups).get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // A guess is not worth a longer wait. What did answer counts.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lookup does not throw", e.getCause());
        }
        Map<InetAddress, Server> servers = new LinkedHashMap<>();
        for (Identifier name : asked) {
            Optional<String> hostName = name instanceof Identifier.Dns ? Optional.of(name.value()) : Optional.empty();
            for (InetAddress address : known.getOrDefault(name, new InetAddress[0])) {
                if (isHere(address)) {
                    servers.putIfAbsent(address, new Server(address, port, hostName));
                }
            }
        }
        return new ArrayList<>(servers.values());
    }

    /** A resolver that takes its time holds a virtual thread's carrier, and with it everybody else. */
    private static void start(Runnable lookup) {
        Thread.ofPlatform().daemon().name("lookup").start(lookup);
    }

    private long left() {
        long now = System.nanoTime();
        end.compareAndSet(0, now + patience.toNanos());
        return end.get() - now;
    }

    private void look(Identifier name, Map<Identifier, InetAddress[]> known) {
        try {
            known.put(name, resolver.resolve(name.value()));
        } catch (IOException e) {
            known.put(name, new InetAddress[0]); // then it is not known to lead here
        }
    }

    private static boolean isHere(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false; // the same
        }
    }
}
