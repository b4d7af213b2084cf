package dev.perennial.it.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user finds who presses the tabulator, in a real shell with the script that the image prints for it. */
abstract class Completion {
    @TempDir
    Path folder;

    private Path script;

    /** The shell, as {@code completion} names it. */
    abstract String shell();

    /** The words that run a program which answers what the shell offers at the end of a line. */
    abstract List<String> asking(Path script, String line) throws IOException;

    @BeforeEach
    void printScript() throws Exception {
        script = scriptOf("perennial");
        Path renewal = Files.createDirectories(folder.resolve("etc/renewal"));
        for (String name : List.of("a.example.conf", "b.example.conf", "a.example.conf.bak", "$(touch evil).conf")) {
            Files.createFile(renewal.resolve(name));
        }
    }

    private Path scriptOf(String program) throws Exception {
        Path called = Files.createSymbolicLink(folder.resolve(program), Image.launcher());
        String text = Command.of(called.toString(), "completion", shell()).output();
        return Files.writeString(folder.resolve(program + '.' + shell()), text);
    }

    @Test
    void commandsCompleteWhereverTheyStand() throws Exception {
        assertThat(offered("perennial cert")).containsExactlyInAnyOrder("certonly", "certificates");
        assertThat(offered("perennial --dry-run ren")).containsExactly("renew");
        assertThat(offered("perennial ")).contains("help", "renew", "demo").noneMatch(word -> word.startsWith("-"));
    }

    @Test
    void optionsAreThoseOfTheCommand() throws Exception {
        assertThat(offered("perennial renew --dr")).containsExactly("--dry-run");
        assertThat(offered("perennial certonly -d a.example --webroot-p")).containsExactly("--webroot-path");
        assertThat(offered("perennial revoke --reas")).containsExactly("--reason");
        assertThat(offered("perennial renew --reas")).isEmpty();
        assertThat(offered("perennial delete --config-d")).containsExactly("--config-dir");
    }

    /** What stands after an option that has a value is no command. */
    @Test
    void theValueOfAnOptionIsNoCommand() throws Exception {
        assertThat(offered("perennial --cert-name renew cert")).containsExactlyInAnyOrder("certonly", "certificates");
        assertThat(offered("perennial -d delete revoke --delete-a")).containsExactly("--delete-after-revoke");
    }

    @Test
    void valuesAreThoseThatTheOptionTakes() throws Exception {
        assertThat(offered("perennial certonly --key-type ")).containsExactlyInAnyOrder("rsa", "ecdsa");
        assertThat(offered("perennial certonly --key-type="))
                .map(word -> word.replace("--key-type=", ""))
                .containsExactlyInAnyOrder("rsa", "ecdsa");
        assertThat(offered("perennial timer ")).containsExactlyInAnyOrder("install", "show", "remove");
        assertThat(offered("perennial help secu")).containsExactly("security");
        assertThat(offered("perennial certonly --email ")).isEmpty();
    }

    @Test
    void pathsAreFilesOrFolders() throws Exception {
        Files.createFile(folder.resolve("request.pem"));
        assertThat(offered("perennial certonly --csr " + folder + "/req"))
                .allMatch(word -> word.endsWith("request.pem"));
        assertThat(offered("perennial certonly --csr " + folder + "/req")).hasSize(1);
        assertThat(offered("perennial certonly --webroot-path " + folder + "/req"))
                .isEmpty();
        assertThat(offered("perennial certonly -w " + folder + "/et")).hasSize(1);
    }

    @Test
    void certificatesAreThoseOfTheFolderAndNeverRun() throws Exception {
        List<String> names = offered("perennial renew --config-dir " + folder.resolve("etc") + " --cert-name ");
        assertThat(names).hasSize(3).contains("a.example", "b.example");
        assertThat(names).anyMatch(name -> name.contains("touch"));
        assertThat(offered("perennial --config-dir=" + folder.resolve("etc") + " delete --cert-name b"))
                .containsExactly("b.example");
        assertThat(offered("perennial --config-dir=" + folder.resolve("etc") + " why b"))
                .containsExactly("b.example");
        assertThat(offered("perennial renew --config-dir /nonexistent --cert-name "))
                .isEmpty();
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void underAnotherNameItIsForThatName() throws Exception {
        script = scriptOf("certbot");
        assertThat(offered("certbot renew --dr")).containsExactly("--dry-run");
    }

    private List<String> offered(String line) throws Exception {
        Command.Result result = Command.of(asking(script, line).toArray(String[]::new))
                .with(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "TERM", "dumb"))
                .run();
        assertThat(result.stderr()).isEmpty();
        return result.stdout().lines().filter(word -> !word.isEmpty()).toList();
    }

    /** A program of ours in that shell's language. */
    final Path harness(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Completion.class.getResourceAsStream(name), name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }
}
