package dev.perennial.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The openssl program, as the judge of what we write and a source of what we read. */
public final class OpenSsl {
    private OpenSsl() {}

    /** Skips the test where there is no openssl, unless a missing peer is declared a failure. */
    public static void assumePresent() {
        boolean present;
        try {
            present = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            present = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            present = false;
        }
        if ("1".equals(System.getenv("PERENNIAL_REQUIRE_PEERS"))) {
            assertThat(present).as("openssl can be run").isTrue();
        }
        assumeTrue(present, "openssl is not installed");
    }

    /** Standard output and error of a successful run. */
    public static String run(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
