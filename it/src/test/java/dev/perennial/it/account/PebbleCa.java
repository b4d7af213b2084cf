package dev.perennial.it.account;

import dev.perennial.acme.AcmeClient;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real Pebble on loopback, with its DNS, that rejects one nonce in seven. */
final class PebbleCa implements AutoCloseable {
    private final Path folder;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final SSLContext trust;

    /** Returns when it answers. */
    PebbleCa(Path folder) throws Exception {
        this.folder = folder;
        for (int i = 0; i < 6; i++) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.add(free.getLocalPort());
            }
        }
        Command.of(
                        Peer.OPENSSL.command(),
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-subj",
                        "/CN=pebble",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        folder.resolve("key.pem").toString(),
                        "-out",
                        trustPem().toString())
                .output();
        Files.writeString(folder.resolve("pebble.json"), """
                {"pebble":{"listenAddress":"%s","managementListenAddress":"%s","httpPort":%d,"tlsPort":%d,
                "certificate":"cert.pem","privateKey":"key.pem","ocspResponderURL":"",
                "profiles":{"default":{"description":"90 days","validityPeriod":7776000}}}}
                """.formatted(local(0), local(1), ports.get(2), ports.get(3)));
        start(
                "dns",
                Map.of(),
                Peer.CHALLTESTSRV.command(),
                "-dnsserver",
                local(4),
                "-management",
                local(5),
                "-http01=",
                "-https01=",
                "-tlsalpn01=",
                "-doh=",
                "-defaultIPv6=");
        start(
                "pebble",
                Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "15"),
                Peer.PEBBLE.command(),
                "-strict",
                "-config",
                "pebble.json",
                "-dnsserver",
                local(4));
        trust = trusting(trustPem());
        try (AcmeClient probe = AcmeClient.builder(directory()).trust(trust).build()) {
            probe.directory(); // tries again until it listens
        }
    }

    private void start(String name, Map<String, String> variables, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(variables);
        processes.add(builder.start());
    }

    URI directory() {
        return URI.create("https://" + local(0) + "/dir");
    }

    int httpPort() {
        return ports.get(2);
    }

    /** What clients of the API have to trust. */
    Path trustPem() {
        return folder.resolve("cert.pem");
    }

    /** {@code Valid} or {@code Revoked}, with the reason, as JSON. */
    String status(Certificate certificate) throws IOException, InterruptedException {
        URI url = URI.create("https://" + local(1) + "/cert-status-by-serial/"
                + certificate.serial().toString(16));
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust).build()) {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private String local(int port) {
        return "127.0.0.1:" + ports.get(port);
    }

    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "pebble", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }
}
