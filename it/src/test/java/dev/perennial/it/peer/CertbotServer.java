package dev.perennial.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/**
 * The real Certbot as a process that has imported all it needs and forks for each command: half a second of processor
 * time less for each, of which tests give thousands. Any number of commands may run at once.
 */
public final class CertbotServer implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private CertbotServer(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Returns when it takes commands.
     *
     * @param certbot one that has its Python beside it, as a package or a virtual environment has
     * @param folder made for it
     */
    public static CertbotServer start(Peer certbot, Path folder) throws IOException {
        Files.createDirectory(folder);
        Path client = Files.writeString(folder.resolve("certbot"), resource("certbot-client.py"));
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(folder.resolve("server.py"), resource("certbot-server.py"));
        String python = Path.of(certbot.command()).resolveSibling("python3").toString();
        ProcessBuilder builder = new ProcessBuilder(python, "-I", script.toString())
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "TMPDIR", folder.toString()));
        Process process = builder.start();
        CertbotServer server = new CertbotServer(folder, process);
        BufferedReader said = process.inputReader(UTF_8);
        if (!"ready".equals(said.readLine())) {
            server.close();
            throw new IOException("Certbot cannot be imported: " + Files.readString(folder.resolve("stderr")));
        }
        return server;
    }

    private static String resource(String name) throws IOException {
        try (InputStream source = Objects.requireNonNull(CertbotServer.class.getResourceAsStream(name))) {
            return new String(source.readAllBytes(), UTF_8);
        }
    }

    /** What to start instead of Certbot's own program, with the same arguments. */
    public Path program() {
        return folder.resolve("certbot");
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
