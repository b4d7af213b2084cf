package dev.perennial.it.sequence;

import dev.perennial.acme.Sleeper;
import dev.perennial.cli.Cli;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.grammar.CliIni;
import dev.perennial.it.peer.CertbotServer;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Pebble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A machine with Certbot's folders and all the programs that work on them. Perennial runs in this process, which costs a
 * tenth: other tests start its image.
 */
record Machine(Path home, Path site, Pebble pebble, Map<Player, CertbotServer> certbots) {
    static final List<String> KINDS = List.of("cert", "chain", "fullchain", "privkey");
    static final String HOOK = "echo $RENEWED_LINEAGE >> $HOME/hooks";

    private static final Pattern VERSIONED = Pattern.compile("[a-z]+([0-9]+)\\.pem");

    /** Writes its settings. */
    static Machine in(Path home, Path site, Pebble pebble, Map<Player, CertbotServer> certbots) throws IOException {
        Path settings = Files.createDirectories(home.resolve(".config/letsencrypt"));
        Files.writeString(settings.resolve("cli.ini"), """
                config-dir = %1$s/etc
                work-dir = %1$s/work
                logs-dir = %1$s/logs
                server = %2$s
                http-01-port = %3$d
                http-01-address = 127.0.0.1
                agree-tos = true
                register-unsafely-without-email = true
                no-random-sleep-on-renew = true
                non-interactive = true
                """.formatted(home, pebble.directory(), pebble.httpPort()));
        // Pebble may stand still for ever if it is asked for two orders at once.
        Files.writeString(settings.resolve("perennial.ini"), "jobs = 1\n");
        return new Machine(home, site, pebble, certbots);
    }

    Command.Result run(Player player, String line) throws IOException, InterruptedException {
        List<String> words =
                Stream.of(line.split(" ", -1)).map(this::spelledOut).toList();
        Map<String, String> variables = Map.of(
                "HOME",
                home.toString(),
                "PATH",
                "/usr/bin:/bin",
                "REQUESTS_CA_BUNDLE",
                pebble.trustPem().toString());
        return player.ours() ? here(player, words, variables) : certbot(player, words, variables);
    }

    private String spelledOut(String word) {
        return word.equals("HOOK")
                ? HOOK
                : word.replace("SITE", site.toString())
                        .replace("HOME", home.toString())
                        .replace("ETC", etc("").toString());
    }

    private Command.Result certbot(Player player, List<String> words, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(certbots.get(player).program().toString()), words.stream())
                .toList();
        return new Command(line, variables, Duration.ofMinutes(1)).run();
    }

    private static Command.Result here(Player player, List<String> words, Map<String, String> variables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                player.program(),
                "0.1.0",
                variables,
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                descriptor -> false,
                Clock.systemUTC(),
                new Random(1),
                Sleeper.system());
        int status = new Cli(environment, CliIni.usual(variables, "/nonexistent/cli.ini")).run(words);
        return new Command.Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Path etc(String path) {
        return home.resolve("etc").resolve(path);
    }

    /** The lineages that hooks have been called with. */
    List<String> hooks() throws IOException {
        Path log = home.resolve("hooks");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    void forget(String... files) throws IOException {
        for (String file : files) {
            Files.deleteIfExists(home.resolve(file));
        }
    }

    /** Of a file in an archive. */
    static int version(Path file) {
        Matcher name = VERSIONED.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new AssertionError("not a file of an archive: " + file);
        }
        return Integer.parseInt(name.group(1));
    }
}
