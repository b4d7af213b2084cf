package dev.perennial.lineage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of 256 KiB in memory; only root can mount one. */
final class SmallDisk {
    private final Path root;

    SmallDisk(Path mountPoint) throws IOException, InterruptedException {
        this.root = mountPoint;
        Files.createDirectories(mountPoint);
        int mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mountPoint.toString());
        assumeTrue(mounted == 0, "a tmpfs cannot be mounted here");
    }

    Path root() {
        return root;
    }

    void fill() throws IOException {
        Path ballast = root.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            if (!"No space left on device".equals(e.getMessage())) {
                throw e;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(root.resolve("ballast"));
    }

    void makeReadOnly() throws IOException, InterruptedException {
        if (run("mount", "-o", "remount,ro", root.toString()) != 0) {
            throw new IOException(root + " cannot be remounted");
        }
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", root.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
