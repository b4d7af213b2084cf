package dev.perennial.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody whom the modes of files and the low ports stop: who runs the tests, or, where that is root, a root without the
 * privileges that make it an exception. Runs a command in a process of its own.
 */
final class PlainUser {
    private static final String EXCEPTIONS = "-dac_override,-dac_read_search,-net_bind_service";
    private static final List<String> WITHOUT_THEM =
            List.of("setpriv", "--bounding-set=" + EXCEPTIONS, "--inh-caps=" + EXCEPTIONS);

    private final Host host;
    private final List<String> start = new ArrayList<>();

    PlainUser(Host host) throws IOException, InterruptedException {
        this.host = host;
        if (System.getProperty("user.name").equals("root")) {
            assumeTrue(worksHere(), "nothing stops root here: setpriv cannot take privileges away");
            start.addAll(WITHOUT_THEM);
        }
        start.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PlainUser.class.getName()));
    }

    private static boolean worksHere() throws IOException, InterruptedException {
        List<String> test = new ArrayList<>(List.of("sh", "-c", "exec \"$@\"", "sh"));
        test.addAll(WITHOUT_THEM);
        test.add("true");
        return new ProcessBuilder(test)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    Run run(String... words) throws IOException, InterruptedException {
        Path out = host.path("stdout");
        Path err = host.path("stderr");
        List<String> line = new ArrayList<>(start);
        line.addAll(host.line(words));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("REQUESTS_CA_BUNDLE", host.trust().toString(), "PATH", "/usr/bin:/bin"));
        int code = builder.start().waitFor();
        return new Run(List.of(words), code, Files.readString(out), Files.readString(err));
    }

    /** That process. */
    public static void main(String[] words) {
        Shell shell = new Shell().with("REQUESTS_CA_BUNDLE", System.getenv("REQUESTS_CA_BUNDLE"));
        int code = shell.run(words);
        System.out.print(shell.out());
        System.err.print(shell.err());
        System.exit(code);
    }
}
