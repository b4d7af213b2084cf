package dev.perennial.lineage;

import dev.perennial.lineage.configobj.ConfigObj;
import java.nio.file.Path;

/**
 * A certificate and its successors under one name, as its renewal configuration describes it.
 *
 * @param version the number of the files that {@code live} points at
 * @param config the renewal configuration as read
 */
public record Lineage(String name, Path confFile, Path liveDir, Path archiveDir, int version, ConfigObj config) {
    public Path cert() {
        return liveDir.resolve("cert.pem");
    }

    public Path privkey() {
        return liveDir.resolve("privkey.pem");
    }

    public Path chain() {
        return liveDir.resolve("chain.pem");
    }

    public Path fullchain() {
        return liveDir.resolve("fullchain.pem");
    }
}
