package dev.perennial.cli;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
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

/** A machine with Certbot's folders, and a CA that can reach it. */
final class Host implements AutoCloseable {
    static final List<String> KINDS = List.of("cert", "chain", "fullchain", "privkey");

    final TestCa ca;
    private final Path folder;
    private final Path trust;
    private Duration clockAhead = Duration.ZERO;
    private boolean hurried;

    Host(Path folder, TestCa ca) throws IOException {
        this.ca = ca;
        this.folder = folder;
        this.trust = ca.writeTrustPem(folder.resolve("ca.pem"));
    }

    void setClockAhead(Duration ahead) {
        clockAhead = ahead;
    }

    /** Where the CA makes others wait, nobody does here. */
    void hurry() {
        hurried = true;
    }

    /** A user who trusts the CA. */
    Shell shell() {
        return stranger().with("REQUESTS_CA_BUNDLE", trust.toString());
    }

    /** What the CA has to be trusted by. */
    Path trust() {
        return trust;
    }

    /** A user who trusts no test CA. */
    Shell stranger() {
        Shell shell = new Shell().offBy(clockAhead);
        return hurried ? shell.impatient() : shell;
    }

    Run run(String... words) {
        return run(shell(), words);
    }

    Run run(Shell shell, String... words) {
        return ended(shell, words, line(words));
    }

    /** Which CA is left to the command. */
    Run runWithoutServer(String... words) {
        return runWithoutServer(shell(), words);
    }

    Run runWithoutServer(Shell shell, String... words) {
        return ended(shell, words, inFolders(words));
    }

    private static Run ended(Shell shell, String[] words, List<String> line) {
        return new Run(List.of(words), shell.run(line.toArray(String[]::new)), shell.out(), shell.err());
    }

    /** Runs what must succeed. */
    Run done(String... words) {
        return run(words).ends(0);
    }

    /** A certificate, without trouble. */
    void obtain(String name, String... more) {
        certonly(with(List.of("-d", name), more)).ends(0);
    }

    Run certonly(String... words) {
        return certonly(shell(), words);
    }

    Run certonly(Shell shell, String... words) {
        return run(shell, with(List.of("certonly", "--standalone", "--agree-tos"), words));
    }

    /** All certificates, now. */
    Run renew(String... words) {
        return run(with(List.of("renew", "--force-renewal", "--no-random-sleep-on-renew"), words));
    }

    /** What would happen, now. */
    Run rehearse(String... words) {
        return run(with(List.of("renew", "--dry-run", "--no-random-sleep-on-renew"), words));
    }

    private static String[] with(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** The whole command line. What is not among the words is as it always is here. */
    List<String> line(String... words) {
        List<String> line = inFolders(words);
        add(line, "--server", ca.directory());
        return line;
    }

    private List<String> inFolders(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        Map.of(
                        "--config-dir", etc(""),
                        "--work-dir", path("work"),
                        "--logs-dir", path("log"),
                        "--http-01-port", ca.httpPort(),
                        "--tls-alpn-01-port", ca.tlsPort())
                .forEach((option, value) -> add(line, option, value));
        return line;
    }

    private static void add(List<String> line, String option, Object value) {
        if (!line.contains(option)) {
            line.addAll(List.of(option, value.toString()));
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** In the configuration folder. */
    Path etc(String path) {
        return path("etc").resolve(path);
    }

    Path conf(String name) {
        return etc("renewal/" + name + ".conf");
    }

    /** A line that an administrator writes into a renewal configuration. */
    void configure(String name, String line) throws IOException {
        Files.writeString(conf(name), line + "\n" + Files.readString(conf(name)));
    }

    Path live(String name, String kind) {
        return etc("live/" + name + "/" + kind + ".pem");
    }

    Path archived(String name, String kind, int version) {
        return etc("archive/" + name + "/" + kind + version + ".pem");
    }

    /** Points the links at another version, as they are when a run is killed just before it would have done that. */
    void pointAt(String name, int version) throws IOException {
        for (String kind : KINDS) {
            Path link = live(name, kind);
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of("../../archive", name, kind + version + ".pem"));
        }
    }

    Certificate certificate(String name) throws Exception {
        return CertificateChain.fromPem(Files.readString(live(name, "fullchain")))
                .leaf();
    }

    List<String> names(String name) throws Exception {
        return certificate(name).identifiers().stream().map(Identifier::value).toList();
    }

    /** The folders of the accounts at this CA. */
    List<Path> accounts() throws IOException {
        Path all = etc("accounts/" + ca.directory().getAuthority() + "/directory");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.toList();
        }
    }

    /**
     * Every path of the configuration and what is there, but for the hooks' folders, which each run makes, and the journal of
     * what is under way.
     */
    SortedMap<String, String> tree() throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        if (Files.isDirectory(etc(""))) {
            try (Stream<Path> files = Files.walk(etc(""))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (!file.startsWith(etc("renewal-hooks")) && !file.startsWith(etc(".perennial"))) {
                        tree.put(etc("").relativize(file).toString(), content(file));
                    }
                }
            }
        }
        return tree;
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
}
