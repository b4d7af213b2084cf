package dev.perennial.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Finds ports of loopback for servers that start later or elsewhere. They are below those that a system gives to outgoing
 * connections and to who asks for any port, so that none is taken by chance in between.
 */
public final class Ports {
    private static final int LOWEST = 12_000;
    /** Linux begins to give out ports at 32768, other systems at 49152. */
    private static final int ABOVE_HIGHEST = 32_000;

    private static final int ATTEMPTS = 1000;

    private Ports() {}

    /** Ports that nobody listens on now, all different. */
    public static List<Integer> free(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            while (ports.size() < count) {
                sockets.add(bindAny(ThreadLocalRandom.current()));
                ports.add(sockets.getLast().getLocalPort());
            }
            return ports;
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** The given one, or for 0 any that nobody listens on now. */
    static int orFree(int port, RandomGenerator random) throws IOException {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = bindAny(random)) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket bindAny(RandomGenerator random) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int candidate = random.nextInt(LOWEST, ABOVE_HIGHEST);
            try {
                return new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
