package dev.perennial.it.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.OrdinaryUser;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing but the usual folders needs root. */
@NeedsPeer(Peer.SETPRIV)
class OrdinaryUserTest {
    private final TestCa ca = TestCa.start();
    private OrdinaryUser user;
    private Path trust;

    @BeforeEach
    void start() throws Exception {
        user = OrdinaryUser.create();
        trust = ca.writeTrustPem(user.folder().resolve("ca.pem"));
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        ca.close();
    }

    @Test
    void inFoldersOfOnesOwnAllCommandsWork() throws Exception {
        Path own = user.own("own");

        assertThat(run(own, certonly()).status()).isZero();
        Command.Result renewal = run(own, List.of("renew", "--force-renewal", "--no-random-sleep-on-renew"));
        assertThat(renewal.status()).as(renewal.stderr()).isZero();
        assertThat(renewal.stderr()).isEmpty();

        assertThat(run(own, List.of("certificates")).stdout()).contains("Certificate Name: a.example", "(VALID: ");
        assertThat(ca.issued()).hasSize(2);
    }

    @Test
    @NeedsPeer(Peer.ROOT)
    void inFoldersOfRootOneSentenceSaysSoAndNothingChanges() throws Exception {
        Path roots = Files.createDirectory(user.folder().resolve("roots"));
        Path users = user.own("users");
        assertThat(run(users, certonly()).status()).isZero();
        Command.of("cp", "-r", users + "/.", roots.toString()).output();
        SortedMap<Path, FileTime> before = times(roots);

        for (List<String> words :
                List.of(certonly(), List.of("renew", "--force-renewal", "--no-random-sleep-on-renew"))) {
            Command.Result result = run(roots, words);

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.stderr())
                    .as("%s", words)
                    .contains(roots.toString(), "ermission", "root", "--config-dir")
                    .doesNotContain("\tat ");
        }
        assertThat(times(roots)).isEqualTo(before);
        assertThat(ca.issued()).hasSize(1);
    }

    @Test
    void inTheUsualFoldersTheSentenceIsTheSame() throws Exception {
        Command.Result result = user.perennial(trust, certonly());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.stderr())
                .contains("/letsencrypt", "permission denied", "Either run as root, or set --config-dir")
                .doesNotContain("Exception");
        assertThat(ca.requests().all()).isEmpty();
    }

    private List<String> certonly() {
        return List.of(
                "certonly",
                "--standalone",
                "--non-interactive",
                "--agree-tos",
                "--register-unsafely-without-email",
                "--http-01-port",
                Integer.toString(ca.httpPort()),
                "--server",
                ca.directory().toString(),
                "-d",
                "a.example");
    }

    private Command.Result run(Path below, List<String> words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(words);
        for (String kind : List.of("config", "work", "logs")) {
            line.addAll(List.of("--" + kind + "-dir", below.resolve(kind).toString()));
        }
        return user.perennial(trust, line);
    }

    private static SortedMap<Path, FileTime> times(Path folder) throws IOException {
        SortedMap<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                times.put(path, Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return times;
    }
}
