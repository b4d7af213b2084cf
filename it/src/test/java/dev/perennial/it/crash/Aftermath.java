package dev.perennial.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What has to be true once the next command has done its work, whatever was cut off before. */
final class Aftermath {
    private static final List<String> KINDS = List.of("cert", "privkey", "chain", "fullchain");

    private final Machine machine;
    private final Path config;

    Aftermath(Machine machine) {
        this.machine = machine;
        this.config = machine.config();
    }

    /** What serves a.example is one whole version; returns its certificate. */
    Certificate live() throws IOException, PkiException {
        Path live = config.resolve("live/a.example");
        String number = null;
        for (String kind : KINDS) {
            Path link = live.resolve(kind + ".pem");
            assertThat(link).isSymbolicLink();
            String file = link.toRealPath().getFileName().toString();
            String found = file.substring(kind.length(), file.length() - ".pem".length());
            assertThat(found).as(file).isEqualTo(number == null ? found : number);
            number = found;
        }
        return requireWhole(config.resolve("archive/a.example"), number);
    }

    private static Certificate requireWhole(Path archive, String number) throws IOException, PkiException {
        CertificateChain full =
                CertificateChain.fromPem(Files.readString(archive.resolve("fullchain" + number + ".pem")));
        assertThat(archive.resolve("cert" + number + ".pem")).hasContent(full.leafPem());
        assertThat(archive.resolve("chain" + number + ".pem")).hasContent(full.issuersPem());
        String key = Files.readString(archive.resolve("privkey" + number + ".pem"));
        assertThat(Keys.match(Keys.fromPem(key), full.leaf().publicKey()))
                .as("the key of version %s belongs to its certificate", number)
                .isTrue();
        return full.leaf();
    }

    /** The same for every version, and nothing else is left. */
    void tidy(int versions) throws IOException, PkiException {
        try (Stream<Path> tree = Files.walk(config)) {
            assertThat(tree.map(file -> config.relativize(file).toString()))
                    .noneMatch(file -> file.endsWith(".new"))
                    .noneMatch(file -> file.contains("previous_"))
                    .noneMatch(file -> file.startsWith(".perennial/journal/"));
        }
        assertThat(names(config.resolve("renewal"))).containsExactly("a.example.conf");
        assertThat(names(config.resolve("archive"))).containsExactly("a.example");
        assertThat(names(config.resolve("archive/a.example"))).hasSize(versions * KINDS.size());
        for (int i = 1; i <= versions; i++) {
            requireWhole(config.resolve("archive/a.example"), Integer.toString(i));
        }
        Path accounts =
                config.resolve("accounts").resolve("127.0.0.1:" + machine.ca().port() + "/directory");
        assertThat(names(accounts)).hasSize(1);
    }

    void listed() throws IOException, InterruptedException {
        Command.Result list = machine.run(List.of("certificates"));
        assertThat(list.status()).as(list.stderr()).isZero();
        assertThat(list.stdout())
                .contains("Certificate Name: a.example", "(VALID: ")
                .doesNotContain("INVALID");
        assertThat(list.stderr()).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        assertThat(Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .as("%s", folder)
                .isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
