package dev.perennial.it.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of Certbot's folders at any time, whoever has been at work. */
final class Sanity {
    private Sanity() {}

    static void check(Machine machine, World world) throws IOException {
        for (Known known : world.lineages().values()) {
            lineage(machine, known);
        }
        try (Stream<Path> paths = Files.walk(machine.home())) {
            for (Path path : paths.toList()) {
                path(machine.home().relativize(path), path);
            }
        }
        for (String folder : List.of("live", "archive", "renewal")) {
            assertThat(lineagesIn(machine.etc(folder)))
                    .as(folder)
                    .isEqualTo(world.lineages().keySet());
        }
    }

    private static void lineage(Machine machine, Known known) throws IOException {
        Path archive = machine.etc("archive/" + known.name());
        int version = -1;
        for (String kind : Machine.KINDS) {
            String link = Files.readSymbolicLink(machine.etc("live/" + known.name() + '/' + kind + ".pem"))
                    .toString();
            Path file = machine.etc("live/" + known.name()).resolve(link).normalize();
            // Certbot that goes back to what it noted leaves absolute links.
            assertThat(link).isIn("../../archive/" + known.name() + '/' + file.getFileName(), file.toString());
            assertThat(file).isRegularFile().hasParent(archive);
            version = version < 0 ? Machine.version(file) : version;
            assertThat(file.getFileName()).hasToString(kind + version + ".pem");
            assertThat(archive.resolve(kind + (version + 1) + ".pem")).doesNotExist();
        }
        String conf = Files.readString(machine.etc("renewal/" + known.name() + ".conf"));
        if (known.noted()) {
            assertThat(conf).contains(ByHand.NOTE, ByHand.SECTION.strip());
        }
        assertThat(conf.contains("renew_hook = ")).as("a hook in %s", conf).isEqualTo(known.hooked());
        assertThat(conf.contains("reuse_key = True"))
                .as("a kept key in %s", conf)
                .isEqualTo(known.reuse());
    }

    private static void path(Path name, Path path) throws IOException {
        String file = name.toString();
        assertThat(file).doesNotContain("previous_", ".new", ".certbot.lock", ".tmp");
        if (Files.isSymbolicLink(path)) {
            return;
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (file.matches("etc/(archive|live|accounts)(/[^/]+)*") && Files.isDirectory(path)) {
            boolean lineage = file.matches("etc/(archive|live)/.*");
            assertThat(mode).as(file).isEqualTo(lineage ? "rwxr-xr-x" : "rwx------");
        } else if (file.matches(".*/privkey[0-9]+\\.pem")) {
            assertThat(mode).as(file).isEqualTo("rw-------");
        } else if (file.endsWith("private_key.json")) {
            assertThat(mode).as(file).isEqualTo("r--------");
        } else if (file.matches("etc/(archive|renewal)/.*")) {
            assertThat(mode).as(file).isEqualTo("rw-r--r--");
        }
    }

    private static Set<String> lineagesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("README"))
                    .map(name -> name.replaceFirst("\\.conf$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
