package dev.perennial.it.wait;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A certificate that its CA wants to be renewed now, and a pre hook that leaves a trace. */
final class DueCertificate implements AutoCloseable {
    private final Path folder;
    private final TestCa ca;

    private DueCertificate(Path folder, TestCa ca) {
        this.folder = folder;
        this.ca = ca;
    }

    static DueCertificate in(Path folder) throws IOException, InterruptedException {
        DueCertificate due = new DueCertificate(folder, TestCa.start());
        due.ca.writeTrustPem(due.trust());
        due.run(List.of(
                        "certonly",
                        "--standalone",
                        "-d",
                        "a.example",
                        "--server",
                        due.ca.directory().toString(),
                        "--http-01-port",
                        Integer.toString(due.ca.httpPort()),
                        "--agree-tos",
                        "--register-unsafely-without-email",
                        "--non-interactive"))
                .output();
        due.suggest(Instant.now().minus(Duration.ofHours(2)), Instant.now().minus(Duration.ofHours(1)));
        return due;
    }

    /** From now on its CA wants it to be renewed in this window. */
    void suggest(Instant start, Instant end) {
        ca.setRenewalWindow(ca.issued().getFirst(), start, end);
    }

    /** The words to start the program with, to work in our folders. */
    List<String> words(List<String> arguments) {
        return words(Image.launcher(), arguments);
    }

    List<String> words(Path program, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("env", "REQUESTS_CA_BUNDLE=" + trust(), program.toString()));
        words.addAll(arguments);
        for (String kind : List.of("config", "work", "logs")) {
            words.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        return words;
    }

    List<String> renew(String... more) {
        List<String> arguments = new ArrayList<>(List.of("renew", "--pre-hook", "touch " + hookTrace()));
        arguments.addAll(List.of(more));
        return words(arguments);
    }

    Command run(List<String> arguments) {
        return Command.of(words(arguments).toArray(String[]::new)).with(variables());
    }

    Map<String, String> variables() {
        return Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString());
    }

    /** How many certificates the CA has issued. */
    int issued() {
        return ca.issued().size();
    }

    private Path trust() {
        return folder.resolve("ca.pem");
    }

    private Path hookTrace() {
        return folder.resolve("hook-ran");
    }

    boolean hookRan() {
        return Files.exists(hookTrace());
    }

    /** Every file of the configuration with what is in it or what it points to. */
    SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder.resolve("config"))) {
            for (Path file : tree.toList()) {
                if (Files.isSymbolicLink(file)) {
                    files.put(file.toString(), Files.readSymbolicLink(file).toString());
                } else if (Files.isRegularFile(file)) {
                    files.put(file.toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    @Override
    public void close() {
        ca.close();
    }
}
