package dev.perennial.cli.demo;

import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a demo leaves: Certbot's three folders, and a cli.ini that leads every command there. */
record DemoFolder(Path root) {
    /**
     * Makes it, for its owner only.
     *
     * @param temporary what TMPDIR says, which Java itself does not read; may be empty
     */
    static DemoFolder create(TestCa ca, String temporary) throws IOException {
        Path parent = Path.of(temporary.isEmpty() ? System.getProperty("java.io.tmpdir") : temporary);
        DemoFolder folder = new DemoFolder(Files.createTempDirectory(parent.toAbsolutePath(), "perennial-demo-"));
        Path trust = ca.writeTrustPem(folder.root.resolve("ca.pem"));
        Files.writeString(folder.ini(), """
                # Where the commands of this demo find their CA and keep their files. The CA has ended with the demo.
                server = %s
                ca-certificate = %s
                http-01-port = %d
                config-dir = %s
                work-dir = %s
                logs-dir = %s
                non-interactive = true
                """.formatted(
                        ca.directory(),
                        trust,
                        ca.httpPort(),
                        folder.root.resolve("config"),
                        folder.root.resolve("work"),
                        folder.root.resolve("logs")));
        return folder;
    }

    Path ini() {
        return root.resolve("cli.ini");
    }

    Path live(String name) {
        return root.resolve("config/live").resolve(name);
    }
}
