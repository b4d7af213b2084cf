package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The installed Certbot's own code for its files. */
final class CertbotStorage {
    private static final String PYTHON = "/usr/bin/python3";

    private final Path script;
    private final Path configDir;

    /** @param scratch for the script and for files to hand over */
    CertbotStorage(Path scratch, Path configDir) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "python3 is not installed");
        Process found = new ProcessBuilder(PYTHON, "-c", "import certbot").start();
        assumeTrue(found.waitFor() == 0, "certbot is not installed");
        this.script = scratch.resolve("certbot_storage.py");
        this.configDir = configDir;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("certbot_storage.py"))) {
            Files.copy(in, script);
        }
    }

    String run(String operation, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, script.toString(), configDir.toString(), operation));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TMPDIR", script.resolveSibling("").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    void save(String operation, String name, NewVersion files) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(name));
        for (FileKind kind : List.of(FileKind.CERT, FileKind.PRIVKEY, FileKind.CHAIN)) {
            Path file = script.resolveSibling("new-" + kind.id());
            Files.writeString(file, files.text(kind));
            arguments.add(file.toString());
        }
        run(operation, arguments.toArray(String[]::new));
    }
}
