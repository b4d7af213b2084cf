package dev.perennial.it.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A certificate as {@code certificates} shows it. */
record Listing(String name, String serial, String keyType, Set<String> names, boolean valid, String path, String key) {
    private static final String NAME = "Certificate Name: ";

    /** All certificates that a program finds, by name. */
    static List<Listing> of(Host host, Program program) throws IOException, InterruptedException {
        List<Listing> all = new ArrayList<>();
        String said = host.run(program, "certificates");
        for (String block : said.substring(said.indexOf(NAME) + NAME.length()).split(NAME, -1)) {
            all.add(new Listing(
                    block.lines().findFirst().orElseThrow(),
                    after("Serial Number: ", block),
                    after("Key Type: ", block),
                    // Certbot called them domains before there were addresses.
                    new TreeSet<>(
                            List.of(after("(?:Domains|Identifiers): ", block).split(" ", -1))),
                    after("Expiry Date: ", block).contains("(VALID: "),
                    after("Certificate Path: ", block),
                    after("Private Key Path: ", block)));
        }
        return all;
    }

    private static String after(String label, String block) {
        return block.split(label, 2)[1].lines().findFirst().orElseThrow().strip();
    }
}
