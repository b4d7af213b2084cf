package dev.perennial.acme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** A CA that would rather speak HTTP/2, and that ends connections as it likes. It serves pages and notes first lines. */
final class Http2Offer implements AutoCloseable {
    /** What becomes of the connection after an answer. */
    enum Ending {
        KEPT,
        /** The answer says so. */
        ANNOUNCED,
        /** The answer promises another, but nobody is there any more. */
        SILENT
    }

    private final SSLServerSocket listener;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, Ending> endings = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0);

    Http2Offer(SSLContext tls) throws IOException {
        listener = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = listener.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        listener.setSSLParameters(parameters);
        pages.put("/dir", ScriptedCa.DIRECTORY);
        pages.put("/nonce", "");
        Thread.ofVirtual().start(this::accept);
    }

    URI url(String path) {
        return URI.create("https://127.0.0.1:" + listener.getLocalPort() + path);
    }

    Http2Offer on(String path, String page, Ending ending) {
        pages.put(path, page);
        endings.put(path, ending);
        return this;
    }

    /** The first line of each request, or what took its place. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    int connections() {
        return connections.get();
    }

    /** Returns when both ends have closed the connection that was ended silently. */
    void awaitSilence() throws InterruptedException {
        ended.acquire();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Ending ending = Ending.KEPT;
            for (String line = line(in); ending == Ending.KEPT && !line.isEmpty(); line = line(in)) {
                lines.add(line);
                if (!line.endsWith(" HTTP/1.1")) {
                    return;
                }
                ending = answer(socket, line.split(" ", -1), in);
            }
            if (ending == Ending.SILENT) {
                ended.release();
            }
        } catch (IOException e) {
            // The client has what it wanted.
        }
    }

    private Ending answer(Socket socket, String[] request, InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        in.readNBytes(length);
        String page = pages.get(request[1]).replace("CA/", url("/").toString());
        Ending ending = endings.getOrDefault(request[1], Ending.KEPT);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nReplay-Nonce: good-" + lines.size()
                + "\r\nContent-Length: " + page.length() + "\r\n"
                + (ending == Ending.ANNOUNCED ? "Connection: close\r\n\r\n" : "\r\n");
        socket.getOutputStream().write((head + page).getBytes(ISO_8859_1));
        if (ending != Ending.KEPT) {
            socket.shutdownOutput();
        }
        return ending;
    }

    /** Empty at the end, too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().trim();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
