package dev.perennial.engine;

import dev.perennial.acme.Sleeper;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Listens on one TCP port and hands each connection to a handler in a virtual thread of its own, for a limited time.
 * Whoever connects is a stranger: nothing a connection does can stop the others or fill the memory.
 */
final class PortListener implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 512;
    private static final Duration AFTER_FAILED_ACCEPT = Duration.ofMillis(100);
    private static final Duration ACCEPT_ENDS = Duration.ofSeconds(2);

    /** Talks to one client and returns; the socket is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        void handle(Socket socket) throws IOException;
    }

    private final ServerSocketChannel server;
    private final Handler handler;
    private final Duration limit;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private final Thread acceptor;

    private PortListener(ServerSocketChannel server, Handler handler, Duration limit) {
        this.server = server;
        this.handler = handler;
        this.limit = limit;
        this.acceptor = Thread.ofVirtual().name("challenge-listener").unstarted(this::acceptAll);
    }

    /**
     * Binds and starts to listen.
     *
     * @param address to listen on; empty for all, where IPv6 is tried first because such a socket serves IPv4 too, and
     *     IPv4 alone where IPv6 is missing or its port is taken
     * @param limit for one connection, from accept to close
     */
    static PortListener start(Optional<InetAddress> address, int port, Duration limit, Handler handler)
            throws IOException {
        PortListener listener = new PortListener(bind(address, port), handler, limit);
        listener.acceptor.start();
        return listener;
    }

    /** Frees the port and ends all connections before it returns: the port is bound until the last accept has ended. */
    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
        try {
            acceptor.join(ACCEPT_ENDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerSocketChannel bind(Optional<InetAddress> address, int port) throws IOException {
        if (address.isPresent()) {
            InetAddress one = address.get();
            boolean six = one instanceof Inet6Address;
            return bind(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET, one, port);
        }
        try {
            return bind(StandardProtocolFamily.INET6, InetAddress.getByAddress(new byte[16]), port);
        } catch (IOException | UnsupportedOperationException noIpv6) {
            try {
                return bind(StandardProtocolFamily.INET, InetAddress.getByAddress(new byte[4]), port);
            } catch (IOException e) {
                e.addSuppressed(noIpv6);
                throw e;
            }
        }
    }

    private static ServerSocketChannel bind(ProtocolFamily family, InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(family);
        try {
            return channel.bind(new InetSocketAddress(address, port));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void acceptAll() {
        try {
            while (server.isOpen()) {
                free.acquire();
                SocketChannel channel = accept();
                if (channel == null) {
                    free.release();
                } else {
                    open.add(channel);
                    Thread.ofVirtual().start(() -> guard(channel));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null if there is none: closed, or a client that was gone before we looked, or no descriptor is free just now. */
    private @Nullable SocketChannel accept() throws InterruptedException {
        try {
            return server.accept();
        } catch (IOException e) {
            if (server.isOpen()) {
                Sleeper.system().sleep(AFTER_FAILED_ACCEPT);
            }
            return null;
        }
    }

    /** A read timeout would not do: a client that sends a byte now and then could stay for ever. */
    private void guard(SocketChannel channel) {
        try (channel) {
            if (server.isOpen()) {
                Thread.ofVirtual().start(() -> serve(channel)).join(limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Closing failed: the peer is gone already.
        } finally {
            open.remove(channel);
            free.release();
        }
    }

    private void serve(SocketChannel channel) {
        try (Socket socket = channel.socket()) {
            handler.handle(socket);
        } catch (IOException e) {
            // A stranger hung up, was too slow or talked nonsense. The CA's own view of it is in the authorization.
        }
    }
}
