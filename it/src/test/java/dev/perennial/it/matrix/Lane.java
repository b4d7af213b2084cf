package dev.perennial.it.matrix;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Pebble;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where one program does scenarios one after another. It has a Pebble of its own, of the same settings, because Pebble
 * now and then stands still for ever when one client makes an order while another reads an authorization.
 */
final class Lane implements AutoCloseable {
    /** Every name is proven anew. Certbot 2.1 gives up when a nonce is refused twice, so none is. */
    private static final Map<String, String> PEBBLE =
            Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0", "PEBBLE_WFE_NONCEREJECT", "0");

    private static final String HTTP = "127.0.0.1";
    private static final String SITE = "127.0.0.2";
    private static final String NOBODY = "127.0.0.3";
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z0-9.-]*\\b(site|down)\\.example\\b");

    private final Path folder;
    private final Path bin;
    private final Path site;
    private final Pebble pebble;
    private final HttpServer web;

    /**
     * @param program to be called certbot
     * @param folder made for it
     */
    Lane(Path program, Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectory(folder);
        this.bin = Files.createDirectory(folder.resolve("bin"));
        this.site = Files.createDirectory(folder.resolve("site"));
        Files.createSymbolicLink(bin.resolve("certbot"), program);
        for (String tool : List.of("look", "txt", "hold", "expire", "dump")) {
            Path file = Files.writeString(bin.resolve(tool), Specification.text(tool));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        this.pebble = Pebble.start(folder, PEBBLE);
        this.web = HttpServer.create(new InetSocketAddress(SITE, pebble.httpPort()), 0);
        web.createContext("/", exchange -> {
            try (exchange) {
                Path file = site.resolve(exchange.getRequestURI().getPath().substring(1));
                boolean found = Files.isRegularFile(file);
                exchange.sendResponseHeaders(found ? 200 : 404, found ? Files.size(file) : -1);
                if (found) {
                    Files.copy(file, exchange.getResponseBody());
                }
            }
        });
        web.start();
    }

    /** Does a scenario; the one it begins with has been done in this lane. */
    Outcome run(Scenario scenario) throws IOException, InterruptedException {
        Path place = folder.resolve(scenario.name());
        if (scenario.from().isEmpty()) {
            furnish(place);
        } else {
            copy(folder.resolve(scenario.from()), place);
        }
        Normaliser normaliser = new Normaliser(place, folder, pebble);
        List<Said> said = new ArrayList<>();
        for (String line : scenario.lines()) {
            resolve(line);
            Command.Result result = shell(place, line);
            said.add(new Said(
                    line, result.status(), normaliser.text(result.stdout()), normaliser.text(result.stderr())));
        }
        return new Outcome(said, Snapshot.of(place, normaliser));
    }

    private void furnish(Path place) throws IOException {
        Path settings = Files.createDirectories(place.resolve("home/.config/letsencrypt"));
        Files.writeString(
                settings.resolve("cli.ini"), """
                config-dir = %1$s/etc
                work-dir = %1$s/work
                logs-dir = %1$s/logs
                server = %2$s
                http-01-port = %3$d
                http-01-address = %4$s
                agree-tos = true
                register-unsafely-without-email = true
                no-random-sleep-on-renew = true
                """.formatted(place, pebble.directory(), pebble.httpPort(), HTTP));
        // Two orders at once are what makes Pebble stand still.
        Files.writeString(settings.resolve("perennial.ini"), "jobs = 1\n");
    }

    /** The folders are named in files, too. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Command.of("/bin/cp", "-a", from.toString(), to.toString()).output();
        List<Path> files;
        try (Stream<Path> all = Files.walk(to)) {
            files = all.filter(file -> file.toString().matches(".*\\.(conf|ini)"))
                    .toList();
        }
        for (Path file : files) {
            Files.writeString(file, Files.readString(file).replace(from + "/", to + "/"));
        }
    }

    /** The other names lead to where http-01 is by themselves. */
    private void resolve(String line) throws IOException, InterruptedException {
        List<String> names = ELSEWHERE
                .matcher(line)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        for (String name : names) {
            pebble.resolve(name, name.endsWith("site.example") ? SITE : NOBODY);
        }
    }

    private Command.Result shell(Path place, String line) throws IOException, InterruptedException {
        Map<String, String> variables = Map.of(
                "HOME", place.resolve("home").toString(),
                "PATH", bin + ":/usr/bin:/bin",
                "REQUESTS_CA_BUNDLE", pebble.trustPem().toString(),
                "SITE", site.toString(),
                "DNS", pebble.dnsManagement(),
                "LC_ALL", "C.UTF-8");
        List<String> words = List.of("/bin/sh", "-c", "cd " + place + " && " + line);
        return new Command(words, variables, Duration.ofMinutes(2)).run();
    }

    @Override
    public void close() throws IOException {
        web.stop(0);
        pebble.close();
        Files.delete(bin.resolve("certbot"));
    }
}
