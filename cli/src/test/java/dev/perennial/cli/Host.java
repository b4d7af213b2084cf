package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine with Certbot's folders, and a CA that can reach it. */
final class Host implements AutoCloseable {
    final TestCa ca;
    final Path folder;
    private final Path trust;

    Host(Path folder, TestCa ca) throws IOException {
        this.ca = ca;
        this.folder = folder;
        this.trust = ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    /** Runs a command that must succeed. */
    Shell done(String... words) {
        Shell shell = shell();
        assertThat(run(shell, words)).as(shell.err()).isZero();
        return shell;
    }

    /** Runs a command that must fail. */
    Shell failed(String... words) {
        Shell shell = shell();
        assertThat(run(shell, words)).as(shell.out()).isEqualTo(1);
        return shell;
    }

    /** The answer to {@code --json}. */
    static JsonObject data(Shell shell) {
        return JsonParser.parseString(shell.out()).getAsJsonObject().getAsJsonObject("data");
    }

    Shell shell() {
        return new Shell().with("REQUESTS_CA_BUNDLE", trust.toString());
    }

    int run(Shell shell, String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        if (!args.contains("--server")) {
            args.addAll(List.of("--server", ca.directory().toString()));
        }
        if (args.contains("certonly")) {
            args.addAll(List.of("--standalone", "--agree-tos"));
        }
        if (args.contains("renew")) {
            args.add("--no-random-sleep-on-renew");
        }
        args.addAll(List.of(
                "--config-dir", etc("").toString(),
                "--work-dir", folder.resolve("work").toString(),
                "--logs-dir", folder.resolve("log").toString(),
                "--http-01-port", Integer.toString(ca.httpPort()),
                "--tls-alpn-01-port", Integer.toString(ca.tlsPort())));
        return shell.run(args.toArray(String[]::new));
    }

    /** In the configuration folder. */
    Path etc(String path) {
        return folder.resolve("etc").resolve(path);
    }

    String conf(String name) throws IOException {
        return Files.readString(etc("renewal/" + name + ".conf"));
    }

    Certificate live(String name) throws Exception {
        return CertificateChain.fromPem(Files.readString(etc("live/" + name + "/fullchain.pem")))
                .leaf();
    }

    List<String> names(String name) throws Exception {
        return live(name).identifiers().stream().map(Identifier::value).toList();
    }

    /** Every file of the configuration folder and what is in it, but for the hooks' folders, which each run makes. */
    Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        if (Files.exists(etc(""))) {
            try (Stream<Path> files = Files.walk(etc(""))) {
                for (Path file : files.filter(file -> !file.startsWith(etc("renewal-hooks")))
                        .toList()) {
                    tree.put(
                            etc("").relativize(file).toString(), Files.isDirectory(file) ? "" : Files.readString(file));
                }
            }
        }
        return tree;
    }

    @Override
    public void close() {
        ca.close();
    }
}
