package dev.perennial.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Finds ports that are free at this moment and likely to stay so until somebody listens. Those the system would give are
 * taken for outgoing connections too, and on a busy machine the next one may have it; so these lie below.
 */
final class Ports {
    private static final int LOWEST = 15_000;
    /** Linux begins to give out ports at 32768, other systems at 49152. */
    private static final int ABOVE_HIGHEST = 32_000;

    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** The given one, or for 0 any that nobody listens on now. */
    static int orFree(int port, RandomGenerator random) throws IOException {
        if (port != 0) {
            return port;
        }
        for (int attempt = 1; ; attempt++) {
            int candidate = random.nextInt(LOWEST, ABOVE_HIGHEST);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
