package dev.perennial.it.dns;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Pebble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the program as users start it, in folders of its own, with this CA and these DNS servers. */
final class Lines {
    private Lines() {}

    static List<String> of(Path folder, ChangingZone zone, Pebble ca, String... words) {
        List<String> line = new ArrayList<>(List.of("env", "REQUESTS_CA_BUNDLE=" + ca.trustPem()));
        line.add(Image.launcher().toString());
        line.addAll(List.of(words));
        for (String kind : List.of("config", "work", "logs")) {
            line.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        line.addAll(List.of("--server", ca.directory().toString()));
        line.addAll(List.of("--dns-resolvers", zone.resolver()));
        line.addAll(List.of("--authority-dns-port", Integer.toString(zone.port)));
        return line;
    }

    /** For a new certificate, and an account if there is none. */
    static List<String> certonly(Path folder, ChangingZone zone, Pebble ca, String... words) {
        List<String> line = of(folder, zone, ca, "certonly", "-n", "--agree-tos", "--register-unsafely-without-email");
        line.addAll(List.of(words));
        return line;
    }
}
