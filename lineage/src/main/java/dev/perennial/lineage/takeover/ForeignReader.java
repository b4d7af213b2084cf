package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the folder of one client. An implementation reads through the tree only, runs nothing, and takes each file for
 * crafted: what of it cannot be used becomes a {@link FoundLineage.Unusable} or a {@link Remark}, and the rest goes on.
 */
public interface ForeignReader {
    /** The clients there is a reader for, as users name them. */
    List<String> CLIENTS = List.of("certbot", "lego", "acme.sh", "caddy", "dehydrated");

    /**
     * Reads all that is in the folder.
     *
     * @throws LineageException if this is no folder of the client
     */
    Found read(ForeignTree tree, Given given) throws LineageException;

    static Optional<ForeignReader> of(String client) {
        return switch (client) {
            case "certbot" -> Optional.of(new CertbotReader());
            case "lego" -> Optional.of(new LegoReader());
            case "acme.sh" -> Optional.of(new AcmeShReader());
            case "caddy" -> Optional.of(new CaddyReader());
            case "dehydrated" -> Optional.of(new DehydratedReader());
            default -> Optional.empty();
        };
    }
}
