package dev.perennial.lineage.takeover;

import java.net.URI;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * What a reader knows beside the folder.
 *
 * @param server the CA's directory as the user names it, for clients that do not write it down
 * @param owner who will run the hooks
 */
public record Given(Optional<URI> server, UserPrincipal owner) {}
