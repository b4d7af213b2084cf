package dev.perennial.cli.served;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LocalServersTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void aNameLeadsHereIfOneOfItsAddressesIsOfThisMachine() throws Exception {
        LocalServers servers = new LocalServers(
                name -> switch (name) {
                    case "here.example" -> new InetAddress[] {ELSEWHERE, HERE};
                    case "there.example" -> new InetAddress[] {ELSEWHERE};
                    case "127.0.0.1" -> new InetAddress[] {HERE};
                    default -> throw new UnknownHostException(name);
                },
                Duration.ofSeconds(60));
        assertThat(servers.of(dns("there.example", "gone.example", "here.example"), 8443))
                .containsExactly(new Server(HERE, 8443, Optional.of("here.example")));
        assertThat(servers.of(List.of(Identifier.ip("127.0.0.1")), 443))
                .containsExactly(new Server(HERE, 443, Optional.empty()));
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        LocalServers servers = new LocalServers(
                name -> {
                    if (name.equals("slow.example")) {
                        awaitUninterrupted(never);
                    }
                    return new InetAddress[] {HERE};
                },
                Duration.ofMillis(200));
        assertThat(servers.of(dns("slow.example", "here.example"), 443))
                .containsExactly(new Server(HERE, 443, Optional.of("here.example")));
        assertThat(servers.of(dns("here.example"), 443))
                .as("all lookups of a run share the time")
                .isEmpty();
        never.countDown();
    }

    @Test
    void aWildcardIsNoServer() throws Exception {
        LocalServers servers = new LocalServers(name -> new InetAddress[] {HERE}, Duration.ofSeconds(60));
        assertThat(servers.of(dns("*.example.com"), 443)).isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Identifier> dns(String... names) throws Exception {
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : names) {
            identifiers.add(Identifier.dns(name));
        }
        return identifiers;
    }
}
