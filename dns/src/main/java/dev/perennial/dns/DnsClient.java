package dev.perennial.dns;

import dev.perennial.dns.internal.Codec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Asks one server one question. Any number of threads, which should be virtual: those can be interrupted. */
public final class DnsClient {
    private final DnsTransport transport;
    private final RandomGenerator random;
    private final DnsPatience patience;

    /**
     * Uses no network yet.
     *
     * @param random for the numbers of queries, which a forger must not guess
     */
    public DnsClient(DnsTransport transport, RandomGenerator random, DnsPatience patience) {
        this.transport = transport;
        this.random = random;
        this.patience = patience;
    }

    /** Uses the network: UDP, several times if need be, and TCP if the answer does not fit. */
    public DnsAnswer ask(InetSocketAddress server, Question question, Asking asking) throws InterruptedException {
        try {
            byte[] query = Codec.query(question, asking, random.nextInt(1 << 16));
            byte[] answer = udp(server, query);
            if (!Codec.truncated(answer)) {
                return Codec.answer(answer, query, question, asking);
            }
            try {
                return Codec.answer(transport.tcp(server, query, patience.attempt()), query, question, asking);
            } catch (SocketTimeoutException e) {
                return new DnsAnswer.Truncated(
                        "no answer within " + patience.attempt().toMillis() + " ms");
            } catch (IOException e) {
                stop(e);
                return new DnsAnswer.Truncated(reason(e));
            }
        } catch (SocketTimeoutException e) {
            return new DnsAnswer.TimedOut(patience.attempt().multipliedBy(patience.attempts()));
        } catch (PortUnreachableException e) {
            return new DnsAnswer.Unreachable("nothing listens on that port", false);
        } catch (IOException e) {
            stop(e);
            return new DnsAnswer.Unreachable(reason(e), noRoute(server, e));
        }
    }

    /** A machine without IPv6 says it in several ways; one without IPv4 in the last. */
    private static boolean noRoute(InetSocketAddress server, IOException e) {
        boolean six = server.getAddress() instanceof Inet6Address;
        return (six && (e instanceof NoRouteToHostException || reason(e).contains("Cannot assign")))
                || reason(e).contains("Network is unreachable");
    }

    private byte[] udp(InetSocketAddress server, byte[] query) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return transport.udp(server, query, patience.attempt());
            } catch (SocketTimeoutException e) {
                if (attempt >= patience.attempts()) {
                    throw e;
                }
            }
        }
    }

    /** How long a question may take at most. */
    public Duration longest() {
        return patience.attempt().multipliedBy(patience.attempts() + 1L);
    }

    private static void stop(IOException e) throws InterruptedException {
        if (Thread.interrupted() || e instanceof InterruptedIOException) {
            throw (InterruptedException) new InterruptedException("while asking a DNS server").initCause(e);
        }
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage());
    }
}
