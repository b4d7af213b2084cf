package dev.perennial.it.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The linked image of this build. Tests start it as a user does. */
public final class Image {
    private Image() {}

    public static Path home() {
        return folder("perennial.image");
    }

    public static Path launcher() {
        return home().resolve("bin/perennial");
    }

    static Path packages() {
        return folder("perennial.packages");
    }

    private static Path folder(String property) {
        String path = System.getProperty(property);
        if (path == null) {
            throw new AssertionError(property + " is not set: run these tests with Maven");
        }
        try {
            return Path.of(path).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("not built: " + path, e);
        }
    }
}
