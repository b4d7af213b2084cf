package dev.perennial.cli.timer;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the machine's own programs. */
final class Programs {
    private static final int MOST_OUTPUT = 1 << 20;
    /** Where daemons are, which is not always on a user's PATH. */
    static final String DAEMONS = "/usr/sbin:/sbin";

    private final Map<String, String> variables;
    private final String path;

    /**
     * With an environment of their own.
     *
     * @param variables the environment of what is started
     * @param moreFolders where to look besides PATH
     */
    Programs(Map<String, String> variables, String moreFolders) {
        this.variables = new HashMap<>(variables);
        this.path = variables.getOrDefault("PATH", "") + File.pathSeparator + moreFolders;
        // We read what they say.
        this.variables.put("LC_ALL", "C");
    }

    /**
     * What a program said.
     *
     * @param output stdout and stderr
     */
    record Result(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    Optional<Path> find(String program) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(folder, program);
            if (file.isAbsolute() && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    Result run(List<String> command) throws IOException, InterruptedException {
        return run(command, "");
    }

    /** Blocks until the program has ended. */
    Result run(List<String> command, String stdin) throws IOException, InterruptedException {
        String program = command.getFirst();
        Path file = find(program).orElseThrow(() -> new IOException("there is no program '" + program + "' on PATH"));
        List<String> words = new ArrayList<>(command);
        words.set(0, file.toString());
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(stdin.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
