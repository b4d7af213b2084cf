package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLocksTest {
    private static final String HOLD = "import fcntl,os,sys;f=os.open(sys.argv[1],os.O_CREAT|os.O_WRONLY,0o600);"
            + "fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB);print('held',flush=True);sys.stdin.read()";

    /** Certbot's way of locking, 300 times, around a counter in a file. */
    private static final String COUNT = """
            import fcntl, os, sys
            path, counter = sys.argv[1:]
            done = 0
            while done < 300:
                f = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
                try:
                    fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    a, b = os.stat(path), os.fstat(f)
                    if (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino):
                        with open(counter) as c:
                            number = int(c.read())
                        with open(counter, 'w') as c:
                            c.write(str(number + 1))
                        os.remove(path)
                        done += 1
                except OSError:
                    pass
                os.close(f)
            """;

    @TempDir
    private Path folder;

    @Test
    void aLockOfPythonsIsRespectedAndItsHolderNamed() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "python3 is not installed");
        Path file = folder.resolve(".certbot.lock");
        Process holder = new ProcessBuilder(python.toString(), "-c", HOLD, file.toString()).start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> DirectoryLocks.acquire(List.of(folder)))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("Another instance of Certbot is already running.")
                    .hasMessageContaining("Process " + holder.pid());
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @Test
    void ourLockIsRespectedByPythonAndGoneAfterwards() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "python3 is not installed");
        Path file = folder.resolve(".certbot.lock");
        DirectoryLocks locks = DirectoryLocks.acquire(List.of(folder));
        try {
            Process other = new ProcessBuilder(python.toString(), "-c", HOLD, file.toString()).start();
            assertThat(other.waitFor()).isNotZero();
            assertThatThrownBy(() -> DirectoryLocks.acquire(List.of(folder))).isInstanceOf(LockedException.class);
        } finally {
            locks.close();
        }
        assertThat(file).doesNotExist();
        DirectoryLocks.acquire(List.of(folder)).close();
    }

    @Test
    void theHolderIsNamedWithItsProgramAndSinceWhen() throws Exception {
        Process holder = hold();
        try {
            assertThatThrownBy(() -> DirectoryLocks.acquire(List.of(folder)))
                    .isInstanceOfSatisfying(LockedException.class, e -> {
                        assertThat(e.holder()).hasValue(holder.pid());
                        assertThat(e.since().orElseThrow())
                                .isBetween(
                                        Instant.now().minusSeconds(60),
                                        Instant.now().plusSeconds(1));
                    })
                    .hasMessageContaining("python3")
                    .hasMessageContaining(" since 20");
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @Test
    void aLockedFolderLeavesTheOthersUnlocked() throws Exception {
        Path free = Files.createDirectory(folder.resolve("free"));
        Process holder = hold();
        try {
            assertThatThrownBy(() -> DirectoryLocks.acquire(List.of(free, folder)))
                    .isInstanceOf(LockedException.class);
            assertThat(free.resolve(".certbot.lock")).doesNotExist();
        } finally {
            holder.destroy();
            holder.waitFor();
        }
        DirectoryLocks.acquire(List.of(free, folder, free)).close();
    }

    @Test
    void aSecondLookFromThisProcessDoesNotLoseTheLock() throws Exception {
        DirectoryLocks locks = DirectoryLocks.acquire(List.of(folder));
        try {
            assertThatThrownBy(() -> DirectoryLocks.acquire(List.of(folder)))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("Process " + ProcessHandle.current().pid());
            assertThat(tryFromPython()).as("Python gets the lock").isFalse();
        } finally {
            locks.close();
        }
        assertThat(tryFromPython()).as("Python gets the lock").isTrue();
    }

    @Test
    void aFileThatACrashLeftLocksNobodyOut() throws Exception {
        Files.createFile(folder.resolve(".certbot.lock"));
        DirectoryLocks.acquire(List.of(folder)).close();
        assertThat(folder.resolve(".certbot.lock")).doesNotExist();
    }

    @Test
    void neverTwoHoldersThoughTheFileComesAndGoes() throws Exception {
        Path counter = Files.writeString(folder.resolve("counter"), "0");
        Process python = python(COUNT, folder.resolve(".certbot.lock"), counter);
        int done = 0;
        while (done < 300) {
            try {
                DirectoryLocks locks = DirectoryLocks.acquire(List.of(folder));
                Files.writeString(counter, Integer.toString(Integer.parseInt(Files.readString(counter)) + 1));
                locks.close();
                done++;
            } catch (LockedException e) {
                Thread.onSpinWait();
            }
        }
        assertThat(python.waitFor()).isZero();
        assertThat(counter).hasContent("600");
    }

    private Process hold() throws Exception {
        Process holder = python(HOLD, folder.resolve(".certbot.lock"));
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        return holder;
    }

    private boolean tryFromPython() throws Exception {
        Process process = python(HOLD, folder.resolve(".certbot.lock"));
        process.getOutputStream().close();
        return process.waitFor() == 0;
    }

    private static Process python(String code, Path... arguments) throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "python3 is not installed");
        List<String> command = new ArrayList<>(List.of(python.toString(), "-c", code));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).start();
    }
}
