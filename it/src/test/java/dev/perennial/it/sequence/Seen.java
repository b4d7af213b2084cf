package dev.perennial.it.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A certificate as {@code certificates} shows it. */
record Seen(
        String name,
        String serial,
        String keyType,
        Set<String> names,
        String expiry,
        boolean valid,
        Path path,
        Path key) {
    private static final Pattern NAME = Pattern.compile("Certificate Name: ");

    static List<Seen> in(String said) {
        assertThat(said).doesNotContain("configurations were invalid");
        return Arrays.stream(NAME.split(said, -1)).skip(1).map(Seen::read).toList();
    }

    private static Seen read(String block) {
        String expiry = after("Expiry Date: ", block);
        return new Seen(
                block.lines().findFirst().orElseThrow(),
                after("Serial Number: ", block),
                after("Key Type: ", block),
                // Certbot called them domains before there were addresses.
                new TreeSet<>(List.of(after("(?:Domains|Identifiers): ", block).split(" ", -1))),
                expiry.substring(0, expiry.indexOf(" (")),
                expiry.contains("(VALID: "),
                Path.of(after("Certificate Path: ", block)),
                Path.of(after("Private Key Path: ", block)));
    }

    private static String after(String label, String block) {
        return block.split(label, 2)[1].lines().findFirst().orElseThrow().strip();
    }

    /** Compares it with what has to be, and with the file. */
    void expect(Known known, Machine machine) throws IOException {
        assertThat(names).as(name).isEqualTo(known.names());
        assertThat(keyType).as(name).isEqualTo(known.rsa() ? "RSA" : "ECDSA");
        assertThat(valid).as(name + " is valid").isTrue();
        assertThat(path).isEqualTo(machine.etc("live/" + name + "/fullchain.pem"));
        assertThat(key).isEqualTo(machine.etc("live/" + name + "/privkey.pem"));
        Certificate file = certificate(machine.etc("live/" + name + "/cert.pem"));
        assertThat(file.serial().toString(16)).isEqualTo(serial);
    }

    private static Certificate certificate(Path file) throws IOException {
        try {
            return Certificate.fromPem(Files.readString(file));
        } catch (PkiException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }
}
