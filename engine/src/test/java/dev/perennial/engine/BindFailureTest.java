package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BindFailureTest {
    @Test
    void aForbiddenPortSaysWhatIsNeeded() {
        assertThat(sentence(80, "Permission denied", Optional.empty()))
                .isEqualTo("Could not bind TCP port 80 because this user may not: ports below 1024 need root or the"
                        + " capability CAP_NET_BIND_SERVICE.");
    }

    @Test
    void aBusyPortIsRecognisedInAnyLanguageByItsHolder() {
        assertThat(sentence(80, "Die Adresse wird bereits verwendet", Optional.of("nginx, process 812")))
                .isEqualTo("Could not bind TCP port 80 because it is already in use by another process (nginx, process"
                        + " 812) on this machine.");
        assertThat(sentence(80, "Address already in use", Optional.empty())).contains("in use by another process on");
    }

    @Test
    void anythingElseIsPassedOnWithTheAddress() {
        Optional<InetAddress> address = Optional.of(Tasks.address("192.0.2.1"));
        BindException cause = new BindException("Cannot assign requested address");
        assertThat(BindFailure.sentence(address, 80, cause, Optional.of("nginx, process 812")))
                .isEqualTo("Could not bind TCP port 80 on address 192.0.2.1: Cannot assign requested address.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theHolderOfAPortIsFoundWhileItListens() throws IOException {
        int port;
        try (ServerSocket mine = new ServerSocket(0)) {
            port = mine.getLocalPort();
            assertThat(PortHolder.onThisMachine().find(port).orElse(""))
                    .endsWith(", process " + ProcessHandle.current().pid());
        }
        assertThat(PortHolder.onThisMachine().find(port)).isEmpty();
    }

    @Test
    void whereNothingCanBeReadNobodyIsNamed(@TempDir Path empty) throws IOException {
        assertThat(new PortHolder(empty).find(80)).isEmpty();
        Files.createDirectories(empty.resolve("net"));
        Files.writeString(empty.resolve("net/tcp"), "garbage\n 0: 0100007F:0050 00000000:0000 0A x y z 0 0 4711 1\n");
        assertThat(new PortHolder(empty).find(80)).isEmpty();
    }

    @Test
    void aNameThatAProcessGaveItselfIsCleanedBeforeItIsShown(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), " 0: 0100007F:0050 00000000:0000 0A x y z 0 0 4711 1\n");
        Files.createDirectories(proc.resolve("812/fd"));
        Files.createSymbolicLink(proc.resolve("812/fd/3"), Path.of("socket:[4711]"));
        Files.writeString(proc.resolve("812/comm"), "evil\u001b[2J\n");

        assertThat(new PortHolder(proc).find(80)).contains("evil?[2J, process 812");
    }

    private static String sentence(int port, String systemSays, Optional<String> holder) {
        return BindFailure.sentence(Optional.empty(), port, new BindException(systemSays), holder);
    }
}
