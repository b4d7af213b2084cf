package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine, its three folders and the CA it gets certificates from, where something is about to go wrong. */
final class Site implements AutoCloseable {
    final TestCa ca;
    private final Path folder;
    private final Path trust;
    private Duration clockAhead = Duration.ZERO;

    Site(Path folder) throws IOException {
        this(folder, TestCa.start());
    }

    Site(Path folder, TestCa ca) throws IOException {
        this.ca = ca;
        this.folder = folder;
        this.trust = ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void setClockAhead(Duration ahead) {
        clockAhead = ahead;
    }

    /** A certificate, without trouble. */
    void obtain(String name) {
        certonly("-d", name).ends(0);
    }

    Run certonly(String... words) {
        List<String> all = new ArrayList<>(List.of("certonly", "--standalone", "-n", "--agree-tos"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** All certificates, now. */
    Run renew(String... words) {
        List<String> all = new ArrayList<>(List.of("renew", "--force-renewal", "--random-sleep", "never"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    Run run(String... words) {
        return run(shell().with("REQUESTS_CA_BUNDLE", trust.toString()), ca.directory(), words);
    }

    /** What is not among the words is as it always is here. */
    Run run(Shell shell, URI server, String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        Map<String, Object> usual = Map.of(
                "--config-dir", path("etc"),
                "--work-dir", path("work"),
                "--logs-dir", path("log"),
                "--server", server,
                "--http-01-port", ca.httpPort());
        usual.forEach((option, value) -> {
            if (!args.contains(option)) {
                args.addAll(List.of(option, value.toString()));
            }
        });
        return new Run(List.of(words), shell.run(args.toArray(String[]::new)), shell.out(), shell.err());
    }

    /** One that trusts no test CA. */
    Shell shell() {
        return new Shell().offBy(clockAhead).impatient();
    }

    /** Every file and link of the configuration, with what is in it. */
    SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(path("etc"))) {
            try (Stream<Path> all = Files.walk(path("etc"))) {
                for (Path file : (Iterable<Path>) all::iterator) {
                    files.put(file.toString(), content(file));
                }
            }
        }
        return files;
    }

    private static String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "-> " + Files.readSymbolicLink(file);
        }
        return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
    }

    @Override
    public void close() {
        ca.close();
    }

    /** A command that has ended. */
    record Run(List<String> words, int code, String out, String err) {
        /** With this exit code, saying all of this, and never showing a user what is for a programmer. */
        Run ends(int expected, String... parts) {
            for (String part : parts) {
                assertThat(err).as("%s", words).contains(part);
            }
            assertThat(code).as("%s said %s", words, err).isEqualTo(expected);
            assertThat(out + err)
                    .as("%s", words)
                    .doesNotContain("Exception", "\tat ", "java.", "dev.perennial", "unexpected error")
                    .doesNotContainPattern("[\\p{Cntrl}&&[^\\n\\t]]|[\\u0080-\\u009f\\u202a-\\u202e]");
            return this;
        }
    }
}
