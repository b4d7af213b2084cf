package dev.perennial.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A disk that has no room, or is broken, for one file of those that a renewal writes. */
@NeedsPeer({Peer.STRACE, Peer.TASKSET})
class FullDiskTest {
    @TempDir
    Path folder;

    private Lanes lanes;

    @BeforeEach
    void start() throws IOException {
        lanes = new Lanes(folder);
    }

    @AfterEach
    void stop() {
        lanes.close();
    }

    @TestFactory
    @Tag("case72")
    Stream<DynamicTest> case72NoRoomForAFile() throws Exception {
        Set<String> files = lanes.submit(FullDiskTest::written).get();
        assertThat(files).hasSize(6); // the journal, the four of a version, the renewal configuration
        return files.stream()
                .flatMap(file -> Stream.of("write:error=ENOSPC", "fsync:error=EIO")
                        .map(what -> lanes.test(file + ", " + what, machine -> {
                            fails(machine, file, what);
                            return file;
                        })));
    }

    private static Set<String> written(Machine machine) throws IOException, InterruptedException {
        machine.begin(Story.RENEWAL);
        Set<String> files = new TreeSet<>();
        for (Call call : machine.trace(Machine.RENEW).calls()) {
            if (call.name().equals("write") && call.changed().startsWith(machine.config())) {
                files.add(machine.config().relativize(call.changed()).toString());
            }
        }
        return files;
    }

    private static void fails(Machine machine, String file, String what) throws Exception {
        machine.begin(Story.RENEWAL);
        Books before = machine.books();
        Certificate old = new Aftermath(machine).live();
        Command.Result failed = machine.traced(
                Machine.RENEW, "-P", machine.config().resolve(file).toString(), "-e", "inject=" + what);
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.stderr()).contains("a.example").doesNotContain("\tat ", "Exception");
        assertThat(new Aftermath(machine).live()).isEqualTo(old);

        Command.Result next = machine.run(Machine.RENEW);
        assertThat(next.status()).as(next.stderr()).isZero();
        assertThat(machine.books().since(before)).isEqualTo(new Books(1, 1, 0));
        assertThat(new Aftermath(machine).live())
                .isEqualTo(machine.ca().issued().getLast());
        new Aftermath(machine).tidy(2);
    }
}
