package dev.perennial.lineage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Certbot's locks: a file {@code .certbot.lock} in each folder, locked by fcntl, deleted before it is let go. Both
 * programs respect the other's.
 */
public final class DirectoryLocks implements AutoCloseable {
    private static final String NAME = ".certbot.lock";

    private record Held(Path file, FileChannel channel) {}

    private final List<Held> held = new ArrayList<>();

    private DirectoryLocks() {}

    /** Locks folders that exist, in the order given, or none of them. Does not wait. */
    public static DirectoryLocks acquire(List<Path> folders) throws LockedException, IOException {
        DirectoryLocks locks = new DirectoryLocks();
        try {
            for (Path folder : folders) {
                locks.held.add(lock(folder.resolve(NAME)));
            }
            return locks;
        } catch (LockedException | IOException e) {
            locks.close();
            throw e;
        }
    }

    /** Lets go of all. What cannot be deleted is left: an unlocked file locks nobody out. */
    @Override
    public void close() {
        for (Held lock : held.reversed()) {
            try {
                Files.deleteIfExists(lock.file());
                lock.channel().close();
            } catch (IOException e) {
                System.getLogger(DirectoryLocks.class.getName())
                        .log(System.Logger.Level.DEBUG, "lock file left behind: " + lock.file(), e);
            }
        }
        held.clear();
    }

    private static Held lock(Path file) throws LockedException, IOException {
        while (true) {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            boolean kept = false;
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw new LockedException(file, holder(file));
                }
                // The one before us deletes the file while it still holds the lock: then ours is on a file nobody sees.
                kept = sameFile(file, channel);
                if (kept) {
                    return new Held(file, channel);
                }
            } catch (OverlappingFileLockException e) {
                throw new LockedException(
                        file, OptionalLong.of(ProcessHandle.current().pid()));
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        }
    }

    private static boolean sameFile(Path file, FileChannel channel) throws IOException {
        // Writing through the channel shows in the file only if they are still the same.
        try {
            channel.truncate(0);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'\n'}));
            boolean same = Files.size(file) == 1;
            channel.truncate(0);
            return same && Files.size(file) == 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** From the kernel's list of locks, by inode. */
    private static OptionalLong holder(Path file) {
        try {
            String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
            for (String line : Files.readAllLines(Path.of("/proc/locks"))) {
                if (line.contains(inode)) {
                    for (String word : line.strip().split("\\s+", -1)) {
                        if (!word.endsWith(":") && word.chars().allMatch(Character::isDigit)) {
                            return OptionalLong.of(Long.parseLong(word));
                        }
                    }
                }
            }
        } catch (IOException | NumberFormatException | UnsupportedOperationException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
