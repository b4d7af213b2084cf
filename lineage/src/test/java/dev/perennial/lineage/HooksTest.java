package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.engine.Event;
import dev.perennial.lineage.configobj.ConfigObj;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HooksTest {
    @TempDir
    private Path folder;

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private CertbotPaths paths;
    private Path log;

    @BeforeEach
    void layOut() {
        paths = new CertbotPaths(folder.resolve("etc"), folder.resolve("work"), folder.resolve("logs"));
        log = folder.resolve("log");
    }

    @Test
    void folderHooksRunInOrderBeforeTheConfiguredOneAndOncePerRun() throws Exception {
        script("pre", "b", "echo b >> $LOG");
        script("pre", "a with space's", "echo a >> $LOG");
        script("pre", "a~", "echo backup >> $LOG");
        Files.writeString(paths.hooks("pre").resolve("README"), "not executable");
        Hooks hooks = hooks(true);
        hooks.pre(Optional.of("echo configured >> $LOG"));
        hooks.pre(Optional.of("echo configured >> $LOG"));
        hooks.pre(Optional.of("echo other >> $LOG"));
        assertThat(log).hasContent("a\nb\nconfigured\nother\n");
    }

    @Test
    void folderHooksCanBeSwitchedOff() throws Exception {
        script("pre", "a", "echo a >> $LOG");
        hooks(false).pre(Optional.empty());
        assertThat(log).doesNotExist();
    }

    @Test
    void whatMayHaveStoppedSomethingIsKnownAsSoonAsItBegins() throws Exception {
        Hooks hooks = hooks(true);
        hooks.pre(Optional.empty());
        assertThat(hooks.preRan()).isFalse();
        hooks.pre(Optional.of("exit 1"));
        assertThat(hooks.preRan()).isTrue();
    }

    @Test
    void aDeployHookKnowsTheCertificateAndOneThatIsInTheFolderRunsOnce() throws Exception {
        Path program = script("deploy", "tell", "echo \"$RENEWED_LINEAGE $RENEWED_DOMAINS\" >> $LOG");
        hooks(true).deploy(Optional.of(program.toString()), lineage("one"), List.of("a.example", "b.example"));
        assertThat(log).hasContent(paths.live().resolve("one") + " a.example b.example\n");
    }

    @Test
    void postHooksRunOnceAtTheEndAndKnowWhatWasRenewedAndWhatFailed() throws Exception {
        Hooks hooks = hooks(true);
        String tell = "echo \"$RENEWED_DOMAINS|$FAILED_DOMAINS|${RENEWED_LINEAGE-none}\" >> $LOG";
        hooks.post(Optional.of(tell));
        hooks.post(Optional.of(tell));
        assertThat(log).doesNotExist();
        hooks.deploy(Optional.of("true"), lineage("one"), List.of("a.example"));
        hooks.runPost(List.of("a.example"), List.of("b.example", "c.example"));
        hooks.runPost(List.of("a.example"), List.of());
        assertThat(log)
                .hasContent("a.example|b.example c.example|" + paths.live().resolve("one") + "\n");
    }

    @Test
    void tooManyNamesAreCutAfterAWholeOneAndThatIsSaid() throws Exception {
        Hooks hooks = hooks(true);
        hooks.post(Optional.of("printf %s \"$FAILED_DOMAINS\" > $LOG"));
        hooks.runPost(List.of(), Collections.nCopies(2000, "name.example"));
        assertThat(Files.readString(log)).hasSizeBetween(15_900, 16_000).endsWith(" name.example");
        assertThat(events.getFirst().text()).contains("FAILED_DOMAINS");
    }

    @Test
    void aFailingHookIsReportedWithAllItWroteAndTheNextOneRuns() throws Exception {
        script("pre", "fail", "head -c 200000 /dev/zero | tr '\\0' e >&2; echo said; exit 7");
        hooks(true).pre(Optional.of("echo next >> $LOG"));
        assertThat(log).hasContent("next\n");
        Event.HookRan ran = (Event.HookRan) events.getFirst();
        assertThat(ran.warning()).isTrue();
        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.output()).isEqualTo("said\n");
        assertThat(ran.error()).hasSize(200_000);
    }

    @Test
    @Timeout(20)
    void aDaemonThatAHookLeavesBehindDoesNotHoldTheRun() throws Exception {
        hooks(true).pre(Optional.of("sleep 30 & echo $! > $LOG; echo started"));
        ProcessHandle daemon = running();
        try {
            assertThat(daemon.isAlive()).isTrue();
            assertThat(((Event.HookRan) events.getFirst()).output()).isEqualTo("started\n");
        } finally {
            daemon.destroyForcibly();
        }
    }

    @Test
    void anInterruptionEndsTheHookAndWhatItStarted() throws Exception {
        Thread self = Thread.currentThread();
        Process signal = new ProcessBuilder(
                        "/bin/sh", "-c", "while ! [ -s \"$1\" ]; do sleep 0.05; done", "sh", log.toString())
                .start();
        Thread.ofPlatform().daemon().start(() -> {
            signal.onExit().join();
            self.interrupt();
        });
        String child =
                "(trap 'echo ended > $LOG.end; exit' TERM; echo ready > $LOG; while :; do sleep 0.1; done) & wait";
        assertThatThrownBy(() -> hooks(true).pre(Optional.of(child))).isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("log.end")).hasContent("ended\n");
        assertThat(events).isEmpty();
    }

    /** The first signal may come while a post hook is at work. */
    @Test
    void anInterruptionIsKeptUntilThePostHookHasDoneItsWork() throws Exception {
        Path go = folder.resolve("go");
        Hooks hooks = hooks(true);
        hooks.post(Optional.of("echo begun > $LOG; until [ -e " + go + " ]; do sleep 0.05; done; echo done >> $LOG"));
        Thread self = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            while (!Files.exists(log)) {
                Thread.onSpinWait();
            }
            self.interrupt();
            assertThat(go.toFile().mkdir()).isTrue();
        });

        hooks.runPost(List.of(), List.of());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).hasContent("begun\ndone\n");
    }

    private ProcessHandle running() throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(log).strip())).orElseThrow();
    }

    private Hooks hooks(boolean directoryHooks) {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "LOG", log.toString());
        return new Hooks(paths, directoryHooks, environment, events::add);
    }

    private Lineage lineage(String name) {
        Path live = paths.live().resolve(name);
        Path conf = paths.renewal().resolve(name + ".conf");
        Map<FileKind, Path> links = Map.of(FileKind.CERT, live.resolve("cert.pem"));
        return new Lineage(name, conf, paths.archive().resolve(name), 1, ConfigObj.empty(name), links, links, false);
    }

    private Path script(String kind, String name, String body) throws Exception {
        Files.createDirectories(paths.hooks(kind));
        Path file = Files.writeString(paths.hooks(kind).resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
