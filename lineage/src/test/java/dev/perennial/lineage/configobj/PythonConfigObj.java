package dev.perennial.lineage.configobj;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The real ConfigObj, asked for many documents at once, and the same answers given by ours. */
final class PythonConfigObj {
    private static final String PYTHON = "/usr/bin/python3";

    private PythonConfigObj() {}

    static List<String> dump(Path folder, List<String> documents) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "python3 is not installed");
        Process found = new ProcessBuilder(PYTHON, "-c", "import configobj").start();
        assumeTrue(found.waitFor() == 0, "python3-configobj is not installed");
        Path script = folder.resolve("dump.py");
        try (InputStream in = Objects.requireNonNull(PythonConfigObj.class.getResourceAsStream("dump.py"))) {
            Files.copy(in, script);
        }
        Path input = folder.resolve("documents");
        Files.write(input, documents.stream().map(PythonConfigObj::hex).toList());
        Path output = folder.resolve("dumps");
        Process process = new ProcessBuilder(PYTHON, script.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("dump.py failed");
        }
        return Files.readAllLines(output);
    }

    static String dump(String document) {
        try {
            return dump(ConfigObj.parse(document, "test"), List.of());
        } catch (ConfigException e) {
            return "error";
        }
    }

    private static String dump(ConfigObj document, List<String> path) {
        StringBuilder out = new StringBuilder("{");
        for (String key : document.keys(path)) {
            out.append(hex(key)).append('=').append(scalar(document, path, key)).append(';');
        }
        for (String name : document.sections(path)) {
            List<String> below = new ArrayList<>(path);
            below.add(name);
            out.append(hex(name)).append(dump(document, below));
        }
        return out.append('}').toString();
    }

    private static String scalar(ConfigObj document, List<String> path, String key) {
        try {
            return switch (document.get(path, key).orElseThrow()) {
                case ConfigValue.Text(String text) -> "T" + hex(text);
                case ConfigValue.Items(List<String> items) ->
                    "L" + items.stream().map(item -> "." + hex(item)).collect(Collectors.joining(","));
                case ConfigValue.Table table -> throw new IllegalArgumentException("a table");
            };
        } catch (ConfigException e) {
            return "!";
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
