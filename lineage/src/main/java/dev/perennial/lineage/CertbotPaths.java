package dev.perennial.lineage;

import java.net.URI;
import java.nio.file.Path;

/** Where Certbot keeps things. All paths are absolute. */
public record CertbotPaths(Path configDir, Path workDir, Path logsDir) {
    public Path live() {
        return configDir.resolve("live");
    }

    public Path archive() {
        return configDir.resolve("archive");
    }

    public Path renewal() {
        return configDir.resolve("renewal");
    }

    /** The folder of hooks of one kind: {@code pre}, {@code deploy} or {@code post}. */
    public Path hooks(String kind) {
        return configDir.resolve("renewal-hooks").resolve(kind);
    }

    /** The folder of all accounts at one CA: its URL without the scheme. */
    public Path accounts(URI server) {
        Path folder = configDir.resolve("accounts").resolve(server.getRawAuthority());
        for (String part : server.getRawPath().split("/", -1)) {
            if (part.equals("..")) {
                throw new IllegalArgumentException("a CA's URL leads out of the accounts folder: " + server);
            }
            folder = part.isEmpty() ? folder : folder.resolve(part);
        }
        return folder;
    }
}
