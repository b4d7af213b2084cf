package dev.perennial.it.peer;

import dev.perennial.it.dist.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who is not root, with a folder that both this user and the test can enter: {@code nobody} where the test is
 * root, else who runs the test.
 */
public final class OrdinaryUser implements AutoCloseable {
    private static final boolean ROOT = Peer.ROOT.find().isPresent();

    private final Path folder;
    private final Path launcher;

    private OrdinaryUser(Path folder, Path launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    public static OrdinaryUser create() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ordinary").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        OrdinaryUser user = new OrdinaryUser(folder, Image.launcher());
        if (user.run(List.of("test", "-x", Image.launcher().toString())).status() == 0) {
            return user;
        }
        // The clone is below a folder that is root's alone.
        Path copy = folder.resolve("image");
        Command.of("cp", "-a", Image.home().toString(), copy.toString()).output();
        return new OrdinaryUser(folder, copy.resolve("bin/perennial"));
    }

    /** Not the user's own. */
    public Path folder() {
        return folder;
    }

    /** Makes a folder that is the user's. */
    public Path own(String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        if (ROOT) {
            UserPrincipal nobody =
                    own.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(own, nobody);
        }
        return own;
    }

    /** Runs the program as this user. */
    public Command.Result perennial(Path trust, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("env", "REQUESTS_CA_BUNDLE=" + trust, launcher.toString()));
        words.addAll(arguments);
        return run(words);
    }

    private Command.Result run(List<String> words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        if (ROOT) {
            line.addAll(List.of(Peer.SETPRIV.command(), "--reuid=nobody", "--clear-groups", "--regid=65534"));
        }
        line.addAll(List.of("env", "PATH=/usr/bin:/bin", "HOME=" + folder));
        line.addAll(words);
        return Command.of(line.toArray(String[]::new)).run();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
