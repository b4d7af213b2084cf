package dev.perennial.it.interchange;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Peer;

/** Either takes the same command lines and works on the same folders. */
enum Program {
    CERTBOT,
    PERENNIAL;

    String path() {
        return this == CERTBOT ? Peer.CERTBOT.command() : Image.launcher().toString();
    }
}
