package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Case 48: a web server that sends all that come by http elsewhere, as most do. */
class RedirectedResponseTest extends CaScenario {
    private Path www;

    @BeforeEach
    void start() throws IOException {
        www = Files.createDirectory(folder.resolve("www"));
    }

    private HttpServer serving(HttpServer server, UnaryOperator<String> elsewhere) {
        server.createContext("/", exchange -> {
            String host = exchange.getRequestHeaders().getFirst("Host");
            String to = elsewhere.apply(host);
            Path file = www.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!to.isEmpty()) {
                exchange.getResponseHeaders().set("Location", to + exchange.getRequestURI());
                exchange.sendResponseHeaders(301, -1);
            } else if (Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(200, Files.size(file));
                Files.copy(file, exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Run certonly(String name) {
        return host.run("certonly", "--webroot", "-w", www.toString(), "--agree-tos", "-d", name);
    }

    @Test
    @Tag("case48")
    void case48ToAnotherHost() throws Exception {
        HttpServer web = serving(
                HttpServer.create(at(host.ca.httpPort()), 0),
                asked -> asked.startsWith("files.example") ? "" : "http://files.example");
        try {
            certonly("a.example").ends(0);
            assertThat(host.certificate("a.example").identifiers()).hasSize(1);
        } finally {
            web.stop(0);
        }
    }

    @Test
    @Tag("case48")
    void case48ToHttpsWithACertificateThatNobodyTrusts() throws Exception {
        host.obtain("old.example");
        HttpsServer secure = HttpsServer.create(at(host.ca.tlsPort()), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(
                TlsServer.presenting(host.live("old.example", "fullchain"), host.live("old.example", "privkey"))));
        serving(secure, asked -> "");
        HttpServer web = serving(HttpServer.create(at(host.ca.httpPort()), 0), asked -> "https://a.example");
        try {
            certonly("a.example").ends(0);
        } finally {
            web.stop(0);
            secure.stop(0);
        }
    }

    @Test
    @Tag("case48")
    void case48RoundAndRound() throws Exception {
        HttpServer web = serving(HttpServer.create(at(host.ca.httpPort()), 0), asked -> "http://a.example");
        try {
            certonly("a.example").ends(1, "too many redirects");
        } finally {
            web.stop(0);
        }
    }
}
