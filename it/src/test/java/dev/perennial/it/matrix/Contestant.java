package dev.perennial.it.matrix;

import dev.perennial.it.peer.Peer;
import java.util.ArrayList;
import java.util.List;

/** Who answers to the name certbot. */
enum Contestant {
    CERTBOT("2.1"),
    NEWEST_CERTBOT("newest"),
    PERENNIAL("");

    private final String label;

    Contestant(String label) {
        this.label = label;
    }

    /** As docs/certbot-differences.md calls it; empty for the one that is compared with the others. */
    String label() {
        return label;
    }

    Peer peer() {
        return this == NEWEST_CERTBOT ? Peer.NEWEST_CERTBOT : Peer.CERTBOT;
    }

    /** The Certbots that are installed here. */
    static List<Contestant> certbots() {
        List<Contestant> here = new ArrayList<>(List.of(CERTBOT));
        if (Peer.NEWEST_CERTBOT.find().isPresent()) {
            here.add(NEWEST_CERTBOT);
        }
        return here;
    }
}
