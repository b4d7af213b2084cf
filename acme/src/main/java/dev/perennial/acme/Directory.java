package dev.perennial.acme;

import java.net.URI;
import java.util.Optional;

/** Where a CA's resources are (RFC 8555 section 7.1.1). Members unknown to us are left out. */
public record Directory(
        URI newNonce,
        URI newAccount,
        URI newOrder,
        Optional<URI> revokeCert,
        Optional<URI> keyChange,
        Optional<URI> renewalInfo,
        DirectoryMeta meta) {}
