package dev.perennial.lineage;

import java.net.URI;
import java.nio.file.Path;

/** Where Certbot keeps things. Paths are made absolute; nothing is created. */
public record CertbotPaths(Path configDir, Path workDir, Path logsDir) {
    public CertbotPaths {
        configDir = configDir.toAbsolutePath().normalize();
        workDir = workDir.toAbsolutePath().normalize();
        logsDir = logsDir.toAbsolutePath().normalize();
    }

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

    /**
     * The folder of all accounts at one CA: its URL without the scheme.
     *
     * @throws IllegalArgumentException if this is no URL of a CA, or would lead out of the accounts' folder
     */
    public Path accounts(URI server) {
        Path all = configDir.resolve("accounts");
        String authority = server.getRawAuthority();
        Path folder = all.resolve(authority + server.getRawPath()).normalize();
        if (authority == null || !folder.startsWith(all) || folder.equals(all)) {
            throw new IllegalArgumentException(server + " cannot be the URL of a certificate authority");
        }
        return folder;
    }
}
