package dev.perennial.it.peer;

import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Sleeper;
import dev.perennial.pki.Certificate;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real Pebble, with a DNS of its own that sends every name to 127.0.0.1, on loopback. */
public final class Pebble implements AutoCloseable {
    private static final int TRIES = 5;

    private final Path folder;
    private final List<Integer> ports;
    private final Map<String, String> variables;
    private final String line;
    private final Process dns;
    private Process ca;

    private Pebble(Path folder, Map<String, String> variables, Optional<String> resolver)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.variables = variables;
        this.ports = Ports.free(6);
        Command.of((Peer.OPENSSL.command() + " req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30"
                                + " -subj /CN=pebble -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "
                                + folder.resolve("key.pem") + " -out " + trustPem())
                        .split(" ", -1))
                .output();
        Path config = Files.writeString(folder.resolve("config.json"), """
                { "pebble": {
                    "listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                    "httpPort": %d, "tlsPort": %d, "certificate": "%s", "privateKey": "%s",
                    "ocspResponderURL": "", "externalAccountBindingRequired": false,
                    "domainBlocklist": ["blocked.example"],
                    "profiles": { "default": { "description": "as ever", "validityPeriod": 7776000 } } } }
                """.formatted(
                        ports.get(0), ports.get(1), httpPort(), tlsPort(), trustPem(), folder.resolve("key.pem")));
        this.dns = start(
                "dns.log",
                Map.of(),
                Peer.CHALLTESTSRV.command() + " -dnsserver " + local(4) + " -management " + local(5)
                        + " -http01= -https01= -tlsalpn01= -doh= -defaultIPv4 127.0.0.1 -defaultIPv6=");
        this.line = Peer.PEBBLE.command() + " -strict -config " + config + " -dnsserver " + resolver.orElse(local(4));
        this.ca = start("pebble.log", variables, line);
    }

    /**
     * Returns when it answers.
     *
     * @param variables its settings, as its README has them
     */
    public static Pebble start(Path folder, Map<String, String> variables) throws IOException, InterruptedException {
        return start(folder, variables, Optional.empty());
    }

    /**
     * The same, asking another DNS, and anew for each certificate.
     *
     * @param resolver its address and port
     */
    public static Pebble asking(String resolver, Path folder) throws IOException, InterruptedException {
        return start(folder, Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0"), Optional.of(resolver));
    }

    private static Pebble start(Path folder, Map<String, String> variables, Optional<String> resolver)
            throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            Pebble pebble = new Pebble(Files.createDirectories(folder.resolve("pebble" + i)), variables, resolver);
            if (pebble.answers()) {
                return pebble;
            }
            pebble.close();
            if (i == TRIES) {
                throw new AssertionError("Pebble does not start: " + pebble.log());
            }
        }
    }

    private Process start(String log, Map<String, String> variables, String line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line.split(" ", -1))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** False if one of its ports has been taken by somebody else. */
    private boolean answers() throws IOException, InterruptedException {
        while (dns.isAlive() && ca.isAlive()) {
            try (AcmeClient client = client()) {
                client.directory();
                // The DNS has to answer before the CA asks it.
                resolve("answers.example", "127.0.0.1");
                return true;
            } catch (AcmeException | IOException e) {
                Sleeper.system().sleep(Duration.ofMillis(50));
            }
        }
        return false;
    }

    /** A new process in the place of the old one, which knows nothing of what that did; the log begins anew, too. */
    public void restart() throws IOException, InterruptedException {
        ca.destroyForcibly().onExit().join();
        ca = start("pebble.log", variables, line);
        if (!answers()) {
            throw new AssertionError("Pebble does not start again: " + log());
        }
    }

    /** With the trust it takes. */
    public AcmeClient client() {
        return AcmeClient.builder(directory()).trust(trust()).build();
    }

    public URI directory() {
        return URI.create("https://localhost:" + ports.get(0) + "/dir");
    }

    /** Where http-01 is looked for. */
    public int httpPort() {
        return ports.get(2);
    }

    /** Where tls-alpn-01 is looked for. */
    public int tlsPort() {
        return ports.get(3);
    }

    /** What clients of the API have to trust. */
    public Path trustPem() {
        return folder.resolve("cert.pem");
    }

    /** Where its DNS takes orders. */
    public String dnsManagement() {
        return local(5);
    }

    /** Everything it said. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("pebble.log"));
    }

    /** Sends a name to another address of loopback. */
    public void resolve(String name, String address) throws IOException, InterruptedException {
        String body = "{\"host\":\"" + name + ".\",\"addresses\":[\"" + address + "\"]}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + local(5) + "/add-a"))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the DNS answers " + status + " to " + body);
            }
        }
    }

    /** {@code Valid} or {@code Revoked}, with the reason, as JSON. */
    public String status(Certificate certificate) throws IOException, InterruptedException {
        URI url = URI.create("https://" + local(1) + "/cert-status-by-serial/"
                + certificate.serial().toString(16));
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Answers questions about when to renew a certificate with this text from now on. */
    public void suggest(Certificate certificate, String text) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("Certificate", certificate.toPem());
        body.addProperty("ARIResponse", text);
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + local(1) + "/set-renewal-info/"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Pebble answers " + answer.statusCode() + " to " + body);
            }
        }
    }

    private String local(int port) {
        return "127.0.0.1:" + ports.get(port);
    }

    private SSLContext trust() {
        try (InputStream pem = Files.newInputStream(trustPem())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        for (Process process : List.of(ca, dns)) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
