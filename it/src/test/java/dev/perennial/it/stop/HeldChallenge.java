package dev.perennial.it.stop;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Started;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A CA that, when told so, never finishes looking at challenge responses, and a machine with certificates from it. */
final class HeldChallenge implements AutoCloseable {
    /** Said once the responses are in place. */
    private static final String IN_PLACE = "Waiting for the certificate authority to validate the names";

    private final Path folder;
    private final TestCa ca = TestCa.start();

    HeldChallenge(Path folder) throws IOException {
        this.folder = folder;
        ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    TestCa ca() {
        return ca;
    }

    /** From now on no authorization becomes valid, as far as clients see. */
    void hold() {
        ca.faults()
                .always(
                        Route.AUTHORIZATION,
                        Fault.rewritten(
                                answer -> answer.withBody(answer.body().replaceAll("\"(in)?valid\"", "\"pending\""))));
    }

    void release() {
        ca.faults().clear();
    }

    /** The words to run a command on this machine. */
    List<String> words(String... arguments) {
        List<String> words =
                new ArrayList<>(List.of("env", "REQUESTS_CA_BUNDLE=" + folder.resolve("ca.pem"), launcher()));
        words.addAll(List.of(arguments));
        for (String kind : List.of("config", "work", "logs")) {
            words.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        return words;
    }

    List<String> certonly(String name, String... how) {
        List<String> words = new ArrayList<>(List.of(how));
        words.addAll(
                0,
                List.of(
                        "certonly",
                        "--non-interactive",
                        "--agree-tos",
                        "--register-unsafely-without-email",
                        "--http-01-port",
                        Integer.toString(ca.httpPort()),
                        "--server",
                        ca.directory().toString(),
                        "-d",
                        name));
        return words(words.toArray(String[]::new));
    }

    Command.Result run(List<String> words) throws IOException, InterruptedException {
        return Command.of(words.toArray(String[]::new))
                .with(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString()))
                .run();
    }

    /** Returns when the process has its response in place and waits for the CA, which will not move. */
    Started inPlace(List<String> words) throws IOException, InterruptedException {
        return Started.inBackground(folder, words).says(IN_PLACE);
    }

    private static String launcher() {
        return Image.launcher().toString();
    }

    /** Every path of the configuration with what is in it or what it points to, but for the journal of what is under way. */
    SortedMap<String, String> configuration() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder.resolve("config"))) {
            for (Path file : tree.filter(path -> !path.startsWith(journal())).toList()) {
                String content = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : Files.isRegularFile(file) ? Files.readString(file) : "";
                files.put(file.toString(), content);
            }
        }
        return files;
    }

    /** Where a run that was stopped has left what the next one goes on with. */
    Path journal() {
        return folder.resolve("config/.perennial");
    }

    @Override
    public void close() {
        ca.close();
    }
}
