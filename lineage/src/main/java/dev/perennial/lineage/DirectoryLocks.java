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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Certbot's locks: a file {@code .certbot.lock} in each folder, locked by fcntl, deleted before it is let go. Both
 * programs respect the other's. Such a lock belongs to the process and is lost when any descriptor of the file is closed,
 * so nothing else in this process may open these files.
 */
public final class DirectoryLocks implements AutoCloseable {
    private static final String NAME = ".certbot.lock";

    /** @param probe see {@link #tryOpen}; open as long as the lock is held */
    private record Held(Path file, FileLock lock, FileChannel probe) {}

    private final List<Held> held = new ArrayList<>();

    private DirectoryLocks() {}

    /** Locks folders that exist, in the order given, or none of them. Does not wait. */
    public static DirectoryLocks acquire(List<Path> folders) throws LockedException, IOException {
        synchronized (DirectoryLocks.class) {
            DirectoryLocks locks = new DirectoryLocks();
            try {
                for (Path folder : new LinkedHashSet<>(folders)) {
                    locks.held.add(lock(folder.resolve(NAME)));
                }
                return locks;
            } catch (LockedException | IOException e) {
                locks.close();
                throw e;
            }
        }
    }

    /** Lets go of all. What cannot be deleted is left: an unlocked file locks nobody out. */
    @Override
    public void close() {
        for (Held lock : held.reversed()) {
            try {
                Files.deleteIfExists(lock.file());
            } catch (IOException e) {
                log(lock, e);
            }
            try {
                lock.lock().acquiredBy().close();
                lock.probe().close();
            } catch (IOException e) {
                log(lock, e);
            }
        }
        held.clear();
    }

    private static void log(Held lock, IOException e) {
        System.getLogger(DirectoryLocks.class.getName())
                .log(System.Logger.Level.DEBUG, "lock file left behind: " + lock.file(), e);
    }

    private static Held lock(Path file) throws LockedException, IOException {
        // Asked first: were the lock our own, opening and closing the file would give it away.
        Optional<LockHolder> holder = LockHolder.of(file);
        if (holder.isPresent() && holder.get().pid() == ProcessHandle.current().pid()) {
            throw new LockedException(file, holder);
        }
        while (true) {
            Held lock = tryOpen(file);
            if (lock != null) {
                return lock;
            }
        }
    }

    /**
     * Null if the one before us deleted the file after we opened it: then our lock is on a file that nobody sees. Java does
     * not tell which file a channel has open, but it refuses to lock one file twice, so a second channel, opened by name,
     * proves that the name still leads to the file that is locked.
     */
    private static @Nullable Held tryOpen(Path file) throws LockedException, IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel probe = null;
        Held held = null;
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new LockedException(file, LockHolder.of(file));
            }
            probe = FileChannel.open(file, StandardOpenOption.WRITE);
            if (isLockedHere(probe)) {
                held = new Held(file, lock, probe);
            }
            return held;
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            if (held == null) {
                channel.close();
                if (probe != null) {
                    probe.close();
                }
            }
        }
    }

    /** Null if another process has it, or this one by another channel. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Only Java's own complaint counts: another process may hold the lock on a newer file of this name. */
    private static boolean isLockedHere(FileChannel probe) throws IOException {
        try {
            FileLock other = probe.tryLock();
            if (other != null) {
                other.release();
            }
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
