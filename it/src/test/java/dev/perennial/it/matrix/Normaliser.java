package dev.perennial.it.matrix;

import dev.perennial.it.peer.Pebble;
import java.nio.file.Path;

/** Takes out what differs between any two runs: folders, ports, accounts, the program's version. */
record Normaliser(Path place, Path lane, Pebble pebble) {
    String text(String text) {
        return text.replace(place + "/", "")
                .replace(place.toString(), ".")
                .replace(lane + "/", "../")
                .replace(pebble.directory().getAuthority(), "CA")
                .replaceAll("\\b" + pebble.httpPort() + "\\b", "PORT")
                .replaceAll("\\b[0-9a-f]{32}\\b", "ACCOUNT")
                .replaceAll("(?m)^version = [0-9.]+$", "version = VERSION");
    }
}
