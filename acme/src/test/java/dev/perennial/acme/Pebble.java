package dev.perennial.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.testkit.Ports;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Let's Encrypt's test CA as a process, with its DNS server, and a web server that answers http-01. */
final class Pebble implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final HttpServer web;
    private final SSLContext trust;
    private final URI directory;
    private final URI records;

    Pebble(Path folder, String config, Map<String, String> environment) throws Exception {
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
        Certificate certificate = Tls.selfSigned(key, "localhost", Instant.now().plusSeconds(86_400));
        Files.writeString(folder.resolve("cert.pem"), certificate.toPem());
        Files.writeString(folder.resolve("key.pem"), Keys.toPem(key));
        trust = Tls.trusting(certificate);

        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
            exchange.sendResponseHeaders(page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();

        List<Integer> ports = Ports.free(5);
        int dns = ports.get(0);
        int management = ports.get(1);
        records = URI.create("http://127.0.0.1:" + management + "/set-txt");
        start(
                folder,
                Map.of(),
                "pebble-challtestsrv",
                "-management",
                "127.0.0.1:" + management,
                "-dnsserver",
                "127.0.0.1:" + dns,
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-doh",
                "",
                "-defaultIPv6",
                "");
        int port = ports.get(2);
        directory = URI.create("https://127.0.0.1:" + port + "/dir");
        Files.writeString(folder.resolve("pebble.json"), """
                {"pebble":{"listenAddress":"127.0.0.1:%d","managementListenAddress":"127.0.0.1:%d",
                "certificate":"cert.pem","privateKey":"key.pem","httpPort":%d,"tlsPort":%d,"ocspResponderURL":"",
                "keyAlgorithm":"ecdsa","caaIdentities":["pebble.letsencrypt.org"],"profiles":{"default":{"description":"90 days","validityPeriod":7776000},
                "short":{"description":"6 days","validityPeriod":576000}},%s}}
                """.formatted(
                        port, ports.get(3), web.getAddress().getPort(), ports.get(4), config));
        start(folder, environment, "pebble", "-config", "pebble.json", "-strict", "-dnsserver", "127.0.0.1:" + dns);
        awaitUp();
    }

    /** Skips the test, or fails it where every peer must be there, if this machine has no Pebble 2.10 or newer. */
    static void require() throws Exception {
        boolean usable =
                program("pebble").isPresent() && program("pebble-challtestsrv").isPresent() && recent();
        if (!usable && "1".equals(System.getenv("PERENNIAL_REQUIRE_PEERS"))) {
            throw new AssertionError("pebble 2.10 or newer is not installed");
        }
        assumeTrue(usable, "pebble 2.10 or newer is not installed");
    }

    /** Older ones, such as 2.4.0 of Debian 12, know neither this option nor renewal information nor profiles. */
    private static boolean recent() throws IOException {
        Process help = new ProcessBuilder(
                        program("pebble-challtestsrv").orElseThrow().toString(), "-help")
                .redirectErrorStream(true)
                .start();
        return new String(help.getInputStream().readAllBytes(), UTF_8).contains("-doh");
    }

    private static Optional<Path> program(String name) {
        List<String> folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
        folders.add(System.getProperty("user.home") + "/go/bin");
        return folders.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    AcmeClient client() {
        return AcmeClient.builder(directory).trust(trust).build();
    }

    /** Puts a response where http-01 validation of any name finds it. */
    void serve(Http01 challenge, String thumbprint) {
        pages.put(challenge.path(), challenge.keyAuthorization(thumbprint));
    }

    /** Adds a TXT value to those the name has. */
    void publish(String name, String value) throws Exception {
        JsonObject record = new JsonObject();
        record.addProperty("host", name + ".");
        record.addProperty("value", value);
        HttpRequest request = HttpRequest.newBuilder(records)
                .POST(BodyPublishers.ofString(record.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private void start(Path folder, Map<String, String> environment, String name, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(program(name).orElseThrow().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        processes.add(
                builder.redirectOutput(folder.resolve(name + ".log").toFile()).start());
    }

    private void awaitUp() throws Exception {
        try (AcmeClient probe = client()) {
            for (int tries = 1; ; tries++) {
                try {
                    probe.directory(); // retries for some seconds, which a busy machine may exceed
                    return;
                } catch (AcmeTransportException e) {
                    if (tries == 10) {
                        throw e;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        web.stop(0);
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }
}
