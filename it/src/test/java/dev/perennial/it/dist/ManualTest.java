package dev.perennial.it.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that the image brings, read by the programs that show them. */
class ManualTest {
    @Test
    @NeedsPeer({Peer.GROFF, Peer.MANDOC})
    void everyPageIsCleanForBothFormatters() throws Exception {
        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20);
        for (Path page : pages) {
            Command groff = Command.of(Peer.GROFF.command(), "-ww", "-man", "-Tutf8", page.toString());
            assertThat(groff.with(Map.of("PATH", "/usr/bin:/bin")).run().stderr())
                    .as("%s", page)
                    .isEmpty();
            Command.Result lint =
                    Command.of(Peer.MANDOC.command(), "-Tlint", page.toString()).run();
            assertThat(lint.stdout() + lint.stderr()).as("%s", page).isEmpty();
        }
    }

    @Test
    @NeedsPeer(Peer.MANDOC)
    void aReaderSeesWhatWasTyped() throws Exception {
        String page = Command.of(Peer.MANDOC.command(), "-Tascii", "-Owidth=78", folder() + "/man1/perennial-renew.1")
                .output()
                .replaceAll(".\b", "");
        assertThat(page)
                .contains("perennial renew --deploy-hook 'nginx -s reload'\n")
                .containsPattern("--cert-name NAME\n +What the certificate is called here");
    }

    @Test
    void theProgramPrintsTheSamePages() throws Exception {
        String launcher = Image.launcher().toString();
        assertThat(Command.of(launcher, "manpage").output()).isEqualTo(page("man1/perennial.1"));
        assertThat(Command.of(launcher, "manpage", "renew").output()).isEqualTo(page("man1/perennial-renew.1"));
        assertThat(Command.of(launcher, "manpage", "cli.ini").output()).isEqualTo(page("man5/perennial-cli.ini.5"));
        assertThat(Command.of(launcher, "manpage", "nonsense").run().status()).isEqualTo(2);
    }

    private static String page(String file) throws IOException {
        return Files.readString(folder().resolve(file));
    }

    private static Path folder() {
        return Image.home().resolve("share/man");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
