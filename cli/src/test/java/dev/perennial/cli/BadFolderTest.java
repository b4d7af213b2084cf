package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are none, disks that take nothing, ports that are taken. */
class BadFolderTest extends CaScenario {
    @ParameterizedTest
    @ValueSource(strings = {"--config-dir", "--work-dir", "--logs-dir"})
    void aFileOrADanglingLinkWhereAFolderShouldBe(String option) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        for (Path bad : List.of(file, link, file.resolve("below"))) {
            host.certonly("-d", "a.example", option, bad.toString())
                    .ends(1, "The folder " + bad + " cannot be used: ", "Nothing was changed.", "--logs-dir");
        }
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(file).hasContent("mine");
    }

    /** "Nothing to renew" would be the worst of all answers. */
    @Test
    void certificatesThatCannotBeSeenAreNotNoCertificates() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        for (Path bad : List.of(file, link)) {
            for (String verb : List.of("renew", "certificates")) {
                host.run(verb, "--config-dir", bad.toString())
                        .ends(1, "The renewal configurations in " + bad + "/renewal cannot be listed: ");
            }
        }
    }

    @Test
    @Tag("case72")
    void foldersThatThisUserMayNotUse() throws Exception {
        host.obtain("a.example");
        PlainUser user = new PlainUser(host);
        for (String mode : List.of("---------", "r-xr-xr-x")) {
            Files.setPosixFilePermissions(host.etc(""), PosixFilePermissions.fromString(mode));
            try {
                user.run("renew", "--force-renewal", "--no-random-sleep-on-renew")
                        .ends(1, "ermission denied");
                user.run("certonly", "--standalone", "--agree-tos", "-d", "b.example")
                        .ends(1, "The folder " + host.path("etc"), "permission denied");
            } finally {
                Files.setPosixFilePermissions(host.etc(""), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Test
    void aLogThatCannotBeWrittenStopsNothingThatOnlyLooks() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        host.run("renew", "--logs-dir", file.toString())
                .ends(0, "This run goes on without a log: ", "a file that is no folder is in its place");
    }

    @Test
    @Tag("case72")
    void aFullOrReadOnlyDiskKeepsWhatThereIs() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("etc"));
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()), "only root can mount");
        try {
            host.obtain("a.example");
            Path ballast = Files.write(disk.resolve("ballast"), new byte[256 * 1024 - 4096 * 12]);
            fill(disk.resolve("more"));
            var before = host.tree();
            host.renew()
                    .ends(
                            1,
                            "Failed to renew certificate a.example with error: ",
                            "No space left on device",
                            "stays, and the next run");
            host.certonly("-d", "b.example").ends(1, "No space left on device");
            assertThat(host.tree()).isEqualTo(before);
            Files.delete(ballast);
            assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
            host.renew().ends(1, "The folder " + disk + " cannot be used: Read-only file system");
            host.run("certificates").ends(0);
        } finally {
            command("umount", disk.toString());
        }
    }

    @Test
    void aBusyPortIsNamedWithWhoHasIt() throws Exception {
        host.obtain("a.example");
        var before = host.tree();
        try (ServerSocket other = new ServerSocket(host.ca.httpPort())) {
            String complaint = "Could not bind TCP port " + other.getLocalPort() + " because it is already in use by"
                    + " another process (java, process "
                    + ProcessHandle.current().pid() + ")";
            host.certonly("-d", "b.example")
                    .ends(1, complaint, "Certificates that were in place still are.", "--webroot");
            host.renew().ends(1, "Failed to renew certificate a.example with error: " + complaint, "--webroot");
        }
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void aPrivilegedPortIsNotForOrdinaryUsers() throws Exception {
        assumeTrue(firstFreePort() > 1, "every user may use every port here");
        new PlainUser(host)
                .run("certonly", "--standalone", "--agree-tos", "-d", "b.example", "--http-01-port", "1")
                .ends(1, "Could not bind TCP port 1 ");
    }

    private static int firstFreePort() throws IOException {
        Path file = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
        if (!Files.exists(file)) {
            return 1024;
        }
        // Such a file is read in one go or not at all, and its size is 0: Files.readString gets the first byte only.
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return Integer.parseInt(reader.readLine());
        }
    }

    private static void fill(Path file) {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    private static boolean command(String... words) throws Exception {
        return new ProcessBuilder(words)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
