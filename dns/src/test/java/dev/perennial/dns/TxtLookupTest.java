package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TxtLookupTest {
    /** As where a firewall drops what is asked: two hundred renewals would wait two hundred times. */
    @Test
    void aResolverThatDoesNotAnswerIsWaitedForThreeTimes() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            TxtLookup lookup = asking((InetSocketAddress) silent.getLocalSocketAddress());
            for (String name : List.of("a.example", "b.example", "c.example")) {
                assertThat(lookup.at(name).problem()).startsWith("nobody answers for " + name + " (");
                assertThat(questions(silent)).as(name).isPositive();
            }
            assertThat(lookup.at("d.example").problem()).startsWith("nobody answers for d.example (");
            assertThat(questions(silent)).isZero();
        }
    }

    private static TxtLookup asking(InetSocketAddress address) {
        DnsPatience patience = new DnsPatience(Duration.ofMillis(100), 1);
        DnsClient client = new DnsClient(DnsTransport.sockets(), new SecureRandom(), patience);
        RecursiveResolver resolver = new RecursiveResolver(client, List.of(address));
        return new TxtLookup(new Authorities(client, resolver, new Zones(client, resolver, address.getPort())));
    }

    private static int questions(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(200);
        int questions = 0;
        while (true) {
            try {
                socket.receive(new DatagramPacket(new byte[512], 512));
                questions++;
            } catch (SocketTimeoutException e) {
                return questions;
            }
        }
    }
}
