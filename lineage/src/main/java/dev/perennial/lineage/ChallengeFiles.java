package dev.perennial.lineage;

import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Response files below webroots, and the folders made for them. Webroots often belong to users that must not gain anything
 * from root writing there: nothing is written through a link that leads out of the root, and no link's target is changed.
 * Threads take turns, since one order's end must not remove a folder that another is about to write to.
 */
final class ChallengeFiles {
    private static final List<String> FOLDERS = List.of(".well-known", "acme-challenge");

    /** Folders made here that still exist, each after the one it is in. */
    private final List<Path> made = new ArrayList<>();

    /** Writes one response; if that fails, nothing of it is left. */
    synchronized Path write(Path webroot, String token, String body) throws IOException {
        if (!isFileName(token)) {
            throw new IOException("the challenge's token is not of the base64url alphabet");
        }
        if (!Files.isDirectory(webroot)) {
            throw new NotDirectoryException(webroot + " is not a folder");
        }
        Path root = webroot.toRealPath();
        boolean complete = false;
        Path file = null;
        try {
            Path folder = root;
            for (String name : FOLDERS) {
                folder = enter(root, folder.resolve(name));
            }
            file = folder.resolve(token);
            fill(file, body);
            complete = true;
            return file;
        } finally {
            if (!complete) {
                if (file != null) {
                    Files.deleteIfExists(file);
                }
                removeEmptyFolders();
            }
        }
    }

    /** Removes files, those that can be removed, from the disk and from the list. */
    synchronized void remove(List<Path> files) throws SolverException {
        List<String> stuck = new ArrayList<>();
        for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
            Path file = each.next();
            try {
                Files.deleteIfExists(file);
                each.remove();
            } catch (IOException e) {
                stuck.add(file + " (" + e.getMessage() + ")");
            }
        }
        try {
            removeEmptyFolders();
        } catch (IOException e) {
            stuck.add("an empty folder (" + e.getMessage() + ")");
        }
        if (!stuck.isEmpty()) {
            throw new SolverException("These can be deleted, which failed: " + String.join(", ", stuck));
        }
    }

    private Path enter(Path root, Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            made.add(folder);
            adopt(root, folder);
        }
        Path real = folder.toRealPath();
        if (!real.startsWith(root)) {
            throw new IOException(folder + " leads out of the webroot, to " + real);
        }
        return real;
    }

    /** Gives a new folder to the webroot's owner, so that its web server and its user can get in. */
    private static void adopt(Path root, Path folder) throws IOException {
        PosixFileAttributeView view = view(folder);
        view.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        PosixFileAttributes wanted = Files.readAttributes(root, PosixFileAttributes.class);
        PosixFileAttributes actual = view.readAttributes();
        try {
            if (!actual.group().equals(wanted.group())) {
                view.setGroup(wanted.group());
            }
            if (!actual.owner().equals(wanted.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (IOException e) {
            // Only root may. Everyone can read the folder as it is.
            System.getLogger(ChallengeFiles.class.getName())
                    .log(System.Logger.Level.WARNING, folder + " stays with another owner than " + root, e);
        }
    }

    /** Takes the place of a file that a crash left behind. */
    private static void fill(Path file, String body) throws IOException {
        Files.deleteIfExists(file);
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        view(file).setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** RFC 8555 section 8.1. */
    private static boolean isFileName(String token) {
        return !token.isEmpty()
                && token.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }

    private void removeEmptyFolders() throws IOException {
        for (Path folder : List.copyOf(made).reversed()) {
            if (removeIfEmpty(folder)) {
                made.remove(folder);
            }
        }
    }

    /** @return false if it is in use by another order, whose end removes it, or by others, who keep it */
    private static boolean removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
