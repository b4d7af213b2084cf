package dev.perennial.it.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTest {
    private static final String PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

    @TempDir
    Path root;

    @Test
    @NeedsPeer({Peer.DPKG_DEB, Peer.UNSHARE, Peer.ROOT})
    void theDebRunsOnAMachineWithoutJava() throws Exception {
        BareMachine machine = new BareMachine(root);
        Command.of(Peer.DPKG_DEB.command(), "-x", only(".deb").toString(), root.toString())
                .with(Map.of("PATH", PATH))
                .output();

        assertRuns(machine.run("/usr/bin/perennial", "--version"));
    }

    @Test
    @NeedsPeer({Peer.ZSTD, Peer.UNSHARE, Peer.ROOT})
    void theArchiveRunsOnAMachineWithoutJava() throws Exception {
        BareMachine machine = new BareMachine(root);
        String folder = unpack(only(".tar.zst"), root);

        assertRuns(machine.run("/" + folder + "/bin/perennial", "--version"));
    }

    @Test
    @NeedsPeer(Peer.ZSTD)
    void theArchiveRunsForAnyUserFromAnyFolder() throws Exception {
        Path home = Files.createDirectory(root.resolve("a folder with blanks"));
        String folder = unpack(only(".tar.zst"), home);

        assertThat(home.resolve(folder).resolve("share/man/man1/perennial-renew.1"))
                .exists();
        assertRuns(
                Command.of(home.resolve(folder) + "/bin/perennial", "--version").run());
    }

    @Test
    @NeedsPeer(Peer.DPKG_DEB)
    void theDebBelongsToRootAndSaysWhatItIs() throws Exception {
        Command list = Command.of(
                        Peer.DPKG_DEB.command(), "--contents", only(".deb").toString())
                .with(Map.of("PATH", PATH));
        assertThat(list.output().lines()).allMatch(line -> line.contains(" root/root "));
        assertThat(list.output()).doesNotContain("bin/keytool");

        Command info = Command.of(
                        Peer.DPKG_DEB.command(), "--info", only(".deb").toString())
                .with(Map.of("PATH", PATH));
        assertThat(info.output()).contains("Package: perennial\n").doesNotContain("@VERSION@", "@MACHINE@", "@SIZE@");
    }

    @Test
    @NeedsPeer(Peer.DPKG_DEB)
    void theDebPutsTheManualAndCompletionWhereDebianLooks() throws Exception {
        String contents = Command.of(
                        Peer.DPKG_DEB.command(), "--contents", only(".deb").toString())
                .with(Map.of("PATH", PATH))
                .output();
        assertThat(contents)
                .contains("./usr/share/man/man1/perennial.1.gz\n", "./usr/share/man/man1/perennial-renew.1.gz\n")
                .contains("./usr/share/man/man5/perennial-cli.ini.5.gz\n")
                .contains("./usr/share/bash-completion/completions/perennial\n")
                .contains("./usr/share/zsh/vendor-completions/_perennial\n")
                .contains("./usr/share/fish/vendor_completions.d/perennial.fish\n")
                .doesNotContain("./usr/lib/perennial/share");
    }

    @Test
    void eachPackageHasItsChecksum() throws Exception {
        for (Path file : packages()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            assertThat(Path.of(file + ".sha256"))
                    .hasContent(HexFormat.of().formatHex(digest) + "  " + file.getFileName() + "\n");
        }
    }

    private static void assertRuns(Command.Result result) {
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).startsWith("perennial ");
        assertThat(result.status()).isZero();
    }

    private static String unpack(Path archive, Path into) throws Exception {
        Command.of("/usr/bin/tar", "--zstd", "-xf", archive.toString(), "-C", into.toString())
                .with(Map.of("PATH", PATH))
                .output();
        return archive.getFileName().toString().replaceFirst("-linux.*", "");
    }

    private static Path only(String ending) throws IOException {
        List<Path> found = packages().stream()
                .filter(path -> path.toString().endsWith(ending))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.list(Image.packages())) {
            return files.filter(path -> path.toString().matches(".*\\.(deb|tar\\.zst)"))
                    .toList();
        }
    }
}
