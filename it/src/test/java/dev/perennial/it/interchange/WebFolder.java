package dev.perennial.it.interchange;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running web server that knows nothing of ACME. The JDK's own file server hides folders that begin with a dot. */
public final class WebFolder implements AutoCloseable {
    private final HttpServer server;

    private WebFolder(HttpServer server) {
        this.server = server;
    }

    public static WebFolder serve(Path folder, String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
                boolean found = Files.isRegularFile(file);
                exchange.sendResponseHeaders(found ? 200 : 404, found ? Files.size(file) : -1);
                if (found) {
                    Files.copy(file, exchange.getResponseBody());
                }
            }
        });
        server.start();
        return new WebFolder(server);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
