package dev.perennial.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Carries one query to a server and its answer back, over the network. Any number of threads. Blocks no longer than the
 * timeout; in a virtual thread, an interrupt ends it with an exception.
 */
public interface DnsTransport {
    /**
     * By UDP.
     *
     * @throws java.net.SocketTimeoutException if no answer came
     */
    byte[] udp(InetSocketAddress server, byte[] query, Duration timeout) throws IOException;

    /** By TCP, where an answer may be as long as it likes up to 64 KiB. */
    byte[] tcp(InetSocketAddress server, byte[] query, Duration timeout) throws IOException;

    /** By sockets of this machine, a new one with a port chosen by chance for each query. */
    static DnsTransport sockets() {
        return new SocketTransport();
    }
}
