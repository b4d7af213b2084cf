package dev.perennial.acme.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.acme.AcmeTimeoutException;
import dev.perennial.acme.Directory;
import dev.perennial.acme.Sleeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class DirectoryCacheTest {
    @Test
    void whoHasLittleTimeDoesNotWaitForSomebodyElsesFetch() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpServer server = slowCa(asked, answer);
            DirectoryCache cache = cache(http, server.getAddress());
            FutureTask<Directory> patient = new FutureTask<>(() -> cache.get(Deadline.in(Duration.ofMinutes(1))));
            Thread.ofVirtual().start(patient);
            asked.await();
            assertThatThrownBy(() -> cache.get(Deadline.in(Duration.ofMillis(50))))
                    .isInstanceOf(AcmeTimeoutException.class)
                    .hasMessageContaining("to wait for the directory");
            answer.countDown();
            assertThat(patient.get().newOrder()).isEqualTo(URI.create("http://ca.example/order"));
            server.stop(0);
        }
    }

    private static HttpServer slowCa(CountDownLatch asked, CountDownLatch answer) throws Exception {
        byte[] directory = """
                {"newNonce":"http://ca.example/n","newAccount":"http://ca.example/a","newOrder":"http://ca.example/order"}
                """.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, directory.length);
            exchange.getResponseBody().write(directory);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static DirectoryCache cache(HttpClient http, InetSocketAddress address) {
        URI url = URI.create("http://127.0.0.1:" + address.getPort() + "/");
        Clock clock = Clock.systemUTC();
        Transport transport = new Transport(http, "test", Duration.ofMinutes(1), clock, exchange -> {});
        Pauses pauses = new Pauses(RetryPolicy.DEFAULT, Sleeper.system(), new Random(1), exchange -> {});
        UrlRule urls = new UrlRule(url);
        return new DirectoryCache(url, new PlainRequests(transport, pauses, urls), urls, clock);
    }
}
