package dev.perennial.cli;

import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A machine with folders of its own and a CA that finds it. */
final class TestHost implements AutoCloseable {
    private static final List<String> KINDS = List.of("cert", "chain", "fullchain", "privkey");

    final TestCa ca = TestCa.start();
    final Path folder;
    private final Path trust;

    TestHost(Path folder) throws IOException {
        this.folder = folder;
        this.trust = ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    /** A certificate for a name. */
    TestHost with(String name, String... more) {
        List<String> words = new ArrayList<>(List.of("certonly", "--standalone", "-d", name, "--agree-tos"));
        words.addAll(List.of(more));
        Shell shell = shell();
        if (run(shell, words.toArray(String[]::new)) != 0) {
            throw new AssertionError(shell.err());
        }
        return this;
    }

    Shell shell() {
        return new Shell().with("REQUESTS_CA_BUNDLE", trust.toString());
    }

    int run(Shell shell, String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.addAll(List.of(
                "--config-dir", etc().toString(),
                "--work-dir", folder.resolve("work").toString(),
                "--logs-dir", folder.resolve("log").toString(),
                "--server", ca.directory().toString(),
                "--http-01-port", Integer.toString(ca.httpPort())));
        return shell.run(args.toArray(String[]::new));
    }

    Path etc() {
        return folder.resolve("etc");
    }

    Path conf(String name) {
        return etc().resolve("renewal").resolve(name + ".conf");
    }

    /** A line that an administrator writes into a renewal configuration. */
    void configure(String name, String line) throws IOException {
        Files.writeString(conf(name), line + "\n" + Files.readString(conf(name)));
    }

    Path archived(String name, String kind, int version) {
        return etc().resolve("archive").resolve(name).resolve(kind + version + ".pem");
    }

    /** Points the links at another version, as they are when a run is killed just before it would have done that. */
    void pointAt(String name, int version) throws IOException {
        for (String kind : KINDS) {
            Path link = link(name, kind);
            Files.delete(link);
            Files.createSymbolicLink(link, archived(name, kind, version));
        }
    }

    Path link(String name, String kind) {
        return etc().resolve("live").resolve(name).resolve(kind + ".pem");
    }

    @Override
    public void close() {
        ca.close();
    }
}
