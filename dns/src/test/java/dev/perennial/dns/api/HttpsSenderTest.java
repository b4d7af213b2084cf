package dev.perennial.dns.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What providers' servers may do to us. */
class HttpsSenderTest {
    private final HttpsSender sender = new HttpsSender("perennial/1", Duration.ofSeconds(2));
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    HttpsSenderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/large", HttpsSenderTest::large);
        server.createContext("/silent", exchange -> await());
        server.createContext("/echo", HttpsSenderTest::echo);
        server.start();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void large(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1024 * 1024];
            for (int i = 0; i < 20; i++) {
                exchange.getResponseBody().write(part);
            }
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .add("X-Agent", exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getResponseHeaders().add("X-Method", exchange.getRequestMethod());
            exchange.sendResponseHeaders(422, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        sender.close();
        server.stop(0);
    }

    private ApiRequest request(String method, String path, Map<String, String> headers, String body) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new ApiRequest(method, uri, headers, body);
    }

    @Test
    void carriesWhatItIsGiven() throws Exception {
        ApiResponse answer = sender.send(request("PATCH", "/echo", Map.of("X-Key", "k"), "{\"ä\":1}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"ä\":1}");
        assertThat(answer.header("x-agent")).contains("perennial/1");
        assertThat(answer.header("X-METHOD")).contains("PATCH");
    }

    @Test
    void followsNoRedirect() throws Exception {
        assertThat(sender.send(request("GET", "/redirect", Map.of(), "")).status())
                .isEqualTo(302);
    }

    @Test
    void readsNoEndlessAnswer() {
        assertThatThrownBy(() -> sender.send(request("GET", "/large", Map.of(), "")))
                .hasMessageContaining("gave no answer: the answer is larger than 8 MB");
    }

    @Test
    void waitsNotForEver() {
        assertThatThrownBy(() -> sender.send(request("GET", "/silent?key=secret", Map.of(), "")))
                .hasMessageMatching("127.0.0.1:\\d+ gave no answer: no answer within 2 seconds.");
    }

    @Test
    void aCredentialWithALineBreakIsNotQuoted() {
        assertThatThrownBy(() -> sender.send(request("GET", "/echo", Map.of("X-Key", "secret\r\nX-Other: 1"), "")))
                .hasMessageContaining("a header has a character that none may have")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void saysWhyThereIsNoConnection() {
        stop();
        assertThatThrownBy(
                        () -> new HttpsSender("x", Duration.ofSeconds(2)).send(request("GET", "/echo", Map.of(), "")))
                .hasMessageContaining("gave no answer: connection refused");
    }
}
