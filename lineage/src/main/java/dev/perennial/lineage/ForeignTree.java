package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder that somebody else has filled. Reads the disk and changes nothing. Nothing outside the folder is read, whatever
 * names and links in it say, and nothing that is no ordinary file, nor more of one than a key or certificate takes.
 */
public final class ForeignTree {
    private static final int STICKY = 0_1000;
    private static final int GROUP_WRITE = 0_020;
    private static final int OTHERS_WRITE = 0_002;

    private final Path root;
    private final Path real;

    private ForeignTree(Path root, Path real) {
        this.root = root;
        this.real = real;
    }

    public static ForeignTree open(Path folder) throws LineageException {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Path real = root.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotDirectoryException(root.toString());
            }
            if (!Files.isReadable(real) || !Files.isExecutable(real)) {
                throw new AccessDeniedException(root.toString());
            }
            return new ForeignTree(root, real);
        } catch (IOException e) {
            throw new LineageException(root + " cannot be read: " + IoReason.of(e) + '.', e);
        }
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** How to name a file of it to people. */
    public Path path(String relative) {
        return root.resolve(relative);
    }

    /** What is in a folder, sorted; nothing if there is no such folder. */
    public List<String> names(String folder) throws LineageException {
        List<String> names = new ArrayList<>();
        try {
            Path inside = inside(folder);
            if (!Files.isDirectory(inside)) {
                return names;
            }
            if (!Files.isExecutable(inside)) {
                throw new AccessDeniedException(inside.toString()); // its files would seem not to be there
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(inside)) {
                for (Path entry : entries) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (NoSuchFileException e) {
            return names;
        } catch (DirectoryIteratorException e) {
            throw unreadable(folder, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        names.sort(null);
        return names;
    }

    /** The folders in a folder, sorted. */
    public List<String> folders(String folder) throws LineageException {
        List<String> folders = new ArrayList<>();
        for (String name : names(folder)) {
            if (isFolder(folder.isEmpty() ? name : folder + '/' + name)) {
                folders.add(name);
            }
        }
        return folders;
    }

    public boolean isFolder(String relative) {
        try {
            return Files.isDirectory(inside(relative));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether something has this name, be it a link that leads nowhere. */
    public boolean exists(String relative) {
        try {
            return Files.exists(root.resolve(relative), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A file's text, whole. */
    public String text(String relative) throws LineageException {
        return text(file(relative));
    }

    private static String text(Path file) throws LineageException {
        try {
            return SmallFile.text(file);
        } catch (IOException e) {
            throw new LineageException(file + " cannot be read: " + IoReason.of(e) + '.', e);
        }
    }

    /** Where a file really is: an ordinary file in this folder, through whatever links. */
    public Path file(String relative) throws LineageException {
        try {
            Path file = inside(relative);
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw new IOException("it is no ordinary file");
        } catch (IOException e) {
            throw unreadable(relative, e);
        }
    }

    /**
     * Whether nobody but root and this user can have written a file, or put another in its place: commands in it will run
     * with the rights of whoever renews, which must not be more than those of whoever wrote them.
     */
    public boolean writtenBy(UserPrincipal user, String relative) {
        try {
            Path file = inside(relative);
            for (Path at = file; at != null; at = at.getParent()) {
                Map<String, Object> attributes = Files.readAttributes(at, "unix:uid,owner,group,mode");
                boolean trusted =
                        Integer.valueOf(0).equals(attributes.get("uid")) || user.equals(attributes.get("owner"));
                // In a sticky folder such as /tmp, others cannot move what is not theirs.
                if (!trusted || (open(attributes) && (at.equals(file) || !sticky(attributes)))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether others than the owner may write. A group that is called like its owner is nobody else. */
    private static boolean open(Map<String, Object> attributes) {
        boolean alone = attributes.get("owner") instanceof Principal owner
                && attributes.get("group") instanceof Principal group
                && owner.getName().equals(group.getName());
        return (mode(attributes) & (alone ? OTHERS_WRITE : OTHERS_WRITE | GROUP_WRITE)) != 0;
    }

    private static boolean sticky(Map<String, Object> attributes) {
        return (mode(attributes) & STICKY) != 0;
    }

    private static int mode(Map<String, Object> attributes) {
        return attributes.get("mode") instanceof Integer bits ? bits : OTHERS_WRITE;
    }

    private Path inside(String relative) throws IOException {
        try {
            Path found = root.resolve(relative).toRealPath();
            if (!found.startsWith(real)) {
                throw new IOException("it leads out of the folder " + root + ", to " + found);
            }
            return found;
        } catch (InvalidPathException e) {
            throw new IOException("that cannot be the name of a file", e);
        }
    }

    private LineageException unreadable(String relative, IOException e) {
        return new LineageException(root + "/" + relative + " cannot be read: " + IoReason.of(e) + '.', e);
    }
}
