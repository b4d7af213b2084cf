package dev.perennial.cli;

import dev.perennial.cli.console.Environment;
import dev.perennial.cli.grammar.CliIni;
import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.testkit.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the JVM watches when the image is linked, to write its AOT caches: each cache holds the classes that were used
 * here. A second entry point rather than a hidden verb, so that no user's command line can reach it.
 */
final class Training {
    private static final String NAME = "a.example";
    private static final int CROWD = 500;

    /** Debian's package of Certbot leaves one like it on every machine. */
    private static final String INI = "# Rotated by logrotate.\nmax-log-backups = 0\npreconfigured-renewal = True\n";

    private final Path folder;
    private final Map<String, String> variables;

    private Training(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
    }

    /**
     * {@code full FOLDER}: the main job, against a CA in this process; leaves a certificate in the folder. {@code lite
     * FOLDER}: the commands that need only such a folder.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[1]));
        Files.writeString(folder.resolve("cli.ini"), INI);
        switch (args[0]) {
            case "full" -> full(folder);
            case "lite" -> {
                Training reading = new Training(folder, Map.of());
                reading.lite();
                reading.run("delete", "--cert-name", NAME);
            }
            default -> throw new IllegalArgumentException("no such cache: " + args[0]);
        }
    }

    private static void full(Path folder) throws IOException {
        try (TestCa ca = TestCa.builder().caaIdentities("ca.example").start()) {
            Path trust = ca.writeTrustPem(folder.resolve("ca.pem"));
            String server = ca.directory().toString();
            String port = Integer.toString(ca.httpPort());
            Training trusting =
                    new Training(folder, Map.of("REQUESTS_CA_BUNDLE", trust.toString(), "TMPDIR", folder.toString()));
            trusting.run("register", "--agree-tos", "--email", "a@" + NAME, "--server", server);
            trusting.obtain(NAME + ",b.example", server, port);
            trusting.run("renew");
            trusting.renewCrowd();
            trusting.run("renew", "--force-renewal", "--no-random-sleep-on-renew");
            trusting.run("renew", "--dry-run", "--no-random-sleep-on-renew", "--server", server);
            trusting.run("show_account", "--server", server);
            trusting.run("dns", "persist", "show", NAME, "--server", server);
            trusting.run("update_account", "--email", "b@" + NAME, "--server", server);
            trusting.run("reconfigure", "--cert-name", NAME, "--post-hook", "true", "--disable-hook-validation");
            trusting.doctor(ca);
            trusting.obtain("c.example", server, port);
            trusting.run("revoke", "--cert-name", "c.example");
            trusting.obtain("d.example", server, port);
            trusting.run("demo");
            trusting.lite();
            trusting.run("unregister", "--server", server);
        }
    }

    private void obtain(String names, String server, String port) {
        run("certonly", "--standalone", "-d", names, "--server", server, "--http-01-port", port);
    }

    /** Where there are very many certificates, what is done for each is to be compiled early: the cache says what that is. */
    private void renewCrowd() throws IOException {
        Path renewal = folder.resolve("config").resolve("renewal");
        List<Path> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(Files.copy(renewal.resolve(NAME + ".conf"), renewal.resolve(i + "." + NAME + ".conf")));
        }
        run("renew");
        for (Path each : crowd) {
            Files.delete(each);
        }
    }

    /** Everybody's resolver and authoritative server is the CA's fake DNS. */
    private void doctor(TestCa ca) {
        String dns = Integer.toString(ca.dns().port());
        ca.dns().set("example", "SOA", "ns.example. root.example. 1 3600 600 86400 300");
        ca.dns().set("example", "NS", "ns.example.");
        List<String> words = new ArrayList<>(List.of("doctor", NAME));
        words.addAll(List.of("--dns-resolvers", "127.0.0.1:" + dns, "--authority-dns-port", dns));
        words.addAll(List.of("--ca-http-port", Integer.toString(ca.httpPort())));
        words.addAll(List.of("--ca-tls-port", Integer.toString(ca.tlsPort())));
        run(words.toArray(String[]::new));
    }

    private void lite() {
        run("--version");
        run("--help");
        run("plugins");
        run("install", "--cert-name", NAME, "--installer", "null");
        run("certificates");
        run("why");
        run("status");
        run("why", NAME);
        run("certificates", "--json");
        run("status", "--json");
        run("dns", "providers");
    }

    /** A run that fails would train the wrong thing, and nobody would notice: it fails the build. */
    private void run(String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.add("--non-interactive");
        for (String kind : List.of("config", "work", "logs")) {
            args.add("--" + kind + "-dir");
            args.add(folder.resolve(kind).toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream output = new PrintStream(said, true, StandardCharsets.UTF_8);
        Environment process = Environment.ofProcess();
        Environment environment = new Environment(
                process.program(),
                process.version(),
                variables,
                InputStream.nullInputStream(),
                output,
                output,
                process.terminals(),
                process.clock(),
                process.random(),
                process.sleeper());
        // The same way as a user's command, or what is on it would not be in the cache; but no file of this machine is
        // read.
        IniFiles files = CliIni.usual(
                Map.of("HOME", folder.toString()), folder.resolve("cli.ini").toString());
        if (Main.run(new Cli(environment, files), args) != 0) {
            throw new IllegalStateException(args + " failed:\n" + said.toString(StandardCharsets.UTF_8));
        }
    }
}
