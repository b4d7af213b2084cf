package dev.perennial.dns.bridge;

import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.Event;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** What bridges need, in a folder that other users can look into. */
final class BridgeWorkshop implements ApiSender, AutoCloseable {
    static final String ONE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO_1";
    static final String TWO = "-bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO_2";
    static final String THREE = "cbcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO_3";

    final Path folder;
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    BridgeWorkshop(Path folder) throws IOException {
        this.folder = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("HOME", folder.toString());
    }

    Bridges bridges() {
        return new Bridges(new BridgeTools(
                this,
                new SystemPrograms(),
                new SplittableRandom(System.nanoTime()),
                state(),
                environment,
                events::add,
                log::add));
    }

    Path state() {
        return folder.resolve("state");
    }

    /** From now on {@code sh} is this shell. */
    BridgeWorkshop shell(String shell) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        program("bin/sh", "exec /bin/" + shell + (shell.equals("bash") ? " --posix" : "") + " \"$@\"");
        return this;
    }

    /** A program of the user. */
    Path program(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static TxtRecord record(String name, String value) {
        String domain = name.substring(name.indexOf('.') + 1);
        return new TxtRecord(name, value, Optional.of(new Origin(domain, "token-" + value.charAt(0), "tok.thumb")));
    }

    @Override
    public ApiResponse send(ApiRequest request) throws SolverException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<String> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new ApiResponse(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new SolverException("No answer from " + request.uri().getHost() + ": " + e, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
