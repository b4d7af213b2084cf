package dev.perennial.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image against a real CA that refuses good nonces, as any of several servers behind one address may. */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL})
class RefusedNonceTest {
    private static final String NEW_ACCOUNT = "POST /sign-me-up";

    @TempDir
    Path folder;

    @Test
    @Tag("case1")
    void case1HalfOfThemCostNothingButRequests() throws Exception {
        try (Pebble ca = refusing("50")) {
            Command.Result first = certonly(ca);
            assertThat(first.status()).as(first.stderr()).isZero();
            Command.Result again = certonly(ca, "--force-renewal");
            assertThat(again.status()).as(again.stderr()).isZero();
            assertThat(folder.resolve("config/archive/a.example/cert2.pem")).exists();
            assertThat(ca.log()).contains("Configured to reject 50% of good nonces");
        }
    }

    @Test
    @Tag("case2")
    void case2AllOfThemAreOneErrorAndNoAccount() throws Exception {
        try (Pebble ca = refusing("100")) {
            Command.Result result = certonly(ca);
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.stderr())
                    .containsOnlyOnce("The CA rejected 20 nonces in a row for POST ")
                    .doesNotContain("\tat ");
            assertThat(ca.log().lines().filter(line -> line.contains(NEW_ACCOUNT)))
                    .hasSize(20);
            assertThat(accounts()).isEmpty();
        }
    }

    private Pebble refusing(String percent) throws Exception {
        return Pebble.start(folder, Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", percent));
    }

    private Command.Result certonly(Pebble ca, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Image.launcher().toString(), "certonly", "--standalone", "-d", "a.example", "--non-interactive"));
        words.addAll(List.of("--agree-tos", "--server", ca.directory().toString()));
        words.addAll(List.of("--http-01-port", Integer.toString(ca.httpPort())));
        for (String kind : List.of("config", "work", "logs")) {
            words.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        words.addAll(List.of(more));
        return Command.of(words.toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", ca.trustPem().toString(), "PATH", "/usr/bin:/bin"))
                .run();
    }

    /** Files that tell where an account is. */
    private List<Path> accounts() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("config"))) {
            return files.filter(file -> file.endsWith("regr.json")).toList();
        }
    }
}
