package dev.perennial.it.dist;

import dev.perennial.it.peer.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A folder to {@code chroot} into that holds a C library, {@code sh} and {@code readlink}, and nothing else. */
final class BareMachine {
    private static final Pattern LIBRARY = Pattern.compile("/lib\\S*/(?:ld-|lib)\\S+");

    /** In a mount namespace of its own, so that /proc goes with the process; the loader finds $ORIGIN through it. */
    private static final String ENTER = "mount -t proc proc \"$0/proc\" && exec chroot \"$0\" \"$@\"";

    private final Path root;

    BareMachine(Path root) throws Exception {
        this.root = root;
        for (String folder : List.of("proc", "dev", "tmp")) {
            Files.createDirectory(root.resolve(folder));
        }
        copy("/bin/sh");
        copy("/usr/bin/readlink");
        // The image's own libraries come with it; of the C library it needs more parts than sh does.
        String needed = Command.of("/usr/bin/ldd", "/bin/sh", "/usr/bin/readlink", Image.home() + "/bin/java")
                        .output()
                + Command.of("/usr/bin/ldd", Image.home() + "/lib/server/libjvm.so")
                        .output();
        for (String library :
                LIBRARY.matcher(needed).results().map(match -> match.group()).toList()) {
            copy(library);
        }
    }

    private void copy(String file) throws Exception {
        Path target = root.resolve(file.substring(1));
        if (Files.exists(Path.of(file)) && !Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.copy(Path.of(file), target);
        }
    }

    Command.Result run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/unshare", "--mount", "/bin/sh", "-c", ENTER));
        command.add(root.toString());
        command.addAll(List.of(words));
        return Command.of(command.toArray(String[]::new)).run();
    }
}
