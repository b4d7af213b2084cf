package dev.perennial.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.LoggedRequest;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A folder where commands are cut off, one after another, and a CA that sees all of them. */
final class Machine implements AutoCloseable {
    static final List<String> REGISTER =
            List.of("register", "--non-interactive", "--agree-tos", "--register-unsafely-without-email");
    static final List<String> CERTONLY = List.of(
            "certonly",
            "--non-interactive",
            "--agree-tos",
            "--register-unsafely-without-email",
            "--standalone",
            "-d",
            "a.example");
    static final List<String> RENEW = List.of("renew", "--no-random-sleep-on-renew");

    private final Path folder;
    private final String processor;
    private final TestCa ca;
    private @Nullable Disk due;

    /** @param processor where traced programs run */
    Machine(Path folder, String processor, TestCa ca) throws IOException {
        this.folder = folder;
        this.processor = processor;
        this.ca = ca;
        ca.writeTrustPem(folder.resolve("ca.pem"));
        for (String kind : List.of("work", "logs")) {
            Files.createDirectory(folder.resolve(kind)); // so that all runs begin with the same
        }
    }

    /** What the deploy hook makes. */
    Path deployed() {
        return folder.resolve("deployed");
    }

    Path config() {
        return folder.resolve("config");
    }

    TestCa ca() {
        return ca;
    }

    /** Makes the folders what they are before the command of the story. */
    Disk begin(Story story) throws IOException, InterruptedException {
        Disk.clear(config());
        if (story.before() > 0) {
            if (due == null) {
                due = due();
            }
            due.write(Survival.ALL, new Random(0));
        }
        Files.deleteIfExists(deployed());
        return Disk.of(config());
    }

    /** A certificate that the CA wants to be renewed now. */
    private Disk due() throws IOException, InterruptedException {
        assertThat(run(CERTONLY).status()).isZero();
        Instant now = Instant.now();
        ca.setRenewalWindow(ca.issued().getLast(), now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)));
        return Disk.of(config());
    }

    /** Runs a command to its end. */
    Command.Result run(List<String> command) throws IOException, InterruptedException {
        return start(words(command, ca.directory()));
    }

    /**
     * Runs a command under strace. On one processor, so that virtual threads have one thread to run on, because strace counts
     * the calls of each thread for itself. (Not with {@code --seccomp-bpf}: signals are lost with it on Linux 6.18.)
     *
     * @param more what strace is to do besides writing down what happens
     */
    Trace trace(List<String> command, String... more) throws IOException, InterruptedException {
        traced(command, more);
        return Trace.read(folder.resolve("trace"));
    }

    /** The same for what the command says. */
    Command.Result traced(List<String> command, String... more) throws IOException, InterruptedException {
        Path log = folder.resolve("trace");
        List<String> words = new ArrayList<>(List.of(Peer.TASKSET.command(), "-c", processor, Peer.STRACE.command()));
        words.addAll(List.of("-f", "-y", "-xx", "-s", "1000000", "-o", log.toString(), "-e", "trace=" + Trace.CALLS));
        words.addAll(List.of(more));
        words.addAll(words(command, ca.directory()));
        return start(words);
    }

    List<String> words(List<String> command, URI server) {
        List<String> words = new ArrayList<>(List.of(
                "env",
                "REQUESTS_CA_BUNDLE=" + folder.resolve("ca.pem"),
                Image.launcher().toString()));
        words.addAll(command);
        for (String kind : List.of("config", "work", "logs")) {
            words.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        if (!command.equals(RENEW) && !command.equals(List.of("certificates"))) {
            words.addAll(List.of("--server", server.toString()));
        }
        if (command.equals(CERTONLY)) {
            words.addAll(List.of("--http-01-port", Integer.toString(ca.httpPort())));
            words.addAll(List.of("--deploy-hook", "touch " + deployed()));
        }
        return words;
    }

    Command.Result start(List<String> words) throws IOException, InterruptedException {
        return Command.of(words.toArray(String[]::new))
                .with(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", folder.toString()))
                .run();
    }

    /** What the CA has done so far. */
    Books books() {
        return new Books(ca.issued().size(), made(Route.NEW_ORDER), made(Route.NEW_ACCOUNT));
    }

    private int made(Route route) {
        return (int) ca.requests().on(route).stream()
                .map(LoggedRequest::status)
                .filter(status -> status == 201)
                .count();
    }

    /** Whether the URL of an order is noted. */
    boolean orderNoted() throws IOException {
        for (String text : journal()) {
            if (text.contains("\"order\":\"https:")) {
                return true;
            }
        }
        return false;
    }

    /** The texts of all entries. */
    List<String> journal() throws IOException {
        Path journal = config().resolve(".perennial/journal");
        List<String> texts = new ArrayList<>();
        if (Files.isDirectory(journal)) {
            try (var files = Files.newDirectoryStream(journal, "*.json")) {
                for (Path file : files) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Override
    public void close() {
        ca.close();
    }
}
