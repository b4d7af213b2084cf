package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLocksTest {
    private static final String HOLD = "import fcntl,os,sys;f=os.open(sys.argv[1],os.O_CREAT|os.O_WRONLY,0o600);"
            + "fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB);print('held',flush=True);sys.stdin.read()";

    @TempDir
    private Path folder;

    @Test
    void aLockOfPythonsIsRespectedAndItsHolderNamed() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "needs python3");
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
        assumeTrue(Files.isExecutable(python), "needs python3");
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
}
