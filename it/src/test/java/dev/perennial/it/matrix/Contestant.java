package dev.perennial.it.matrix;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Peer;
import java.nio.file.Path;

/** Who answers to the name certbot. */
enum Contestant {
    CERTBOT,
    PERENNIAL;

    Path program() {
        return this == CERTBOT ? Path.of(Peer.CERTBOT.command()) : Image.launcher();
    }
}
