package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Started;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as users start it, with real name servers. */
@NeedsPeer({Peer.NAMED, Peer.DNSSEC_KEYGEN, Peer.DNSSEC_SIGNZONE})
class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void aZoneWhoseSignaturesBrokeIsFoundAndTheOthersAreWell() throws Exception {
        try (SignedWorld world = SignedWorld.start(folder, true);
                TestCa ca = TestCa.builder().caaIdentities("ca.example").start()) {
            Command.Result well = doctor(world, ca, "www.signed.test", "--standalone");
            assertThat(text(well))
                    .contains("signed and valid, says the", "say 1 of 1 servers of")
                    .contains("the response is seen there");
            assertThat(well.status()).as(well.stdout()).isZero();
            Command.Result broken = doctor(world, ca, "www.bogus.test", "--standalone");
            assertThat(text(broken))
                    .contains("FAILURE dnssec www.bogus.test: the signatures do not hold, says the resolver")
                    .contains("www.bogus.test: at 127.0.0.66, say 1 of 1 servers of bogus.test");
            assertThat(broken.status()).isEqualTo(1);
            assertThat(broken.stderr()).startsWith("perennial: ").contains("to be mended.");
        }
    }

    @Test
    void afterCtrlCNothingIsLeftInTheWebroot() throws Exception {
        Path site = Files.createDirectory(folder.resolve("site"));
        try (SignedWorld world = SignedWorld.start(folder, true);
                TestCa ca = TestCa.start();
                ServerSocket silent = new ServerSocket(ca.httpPort(), 50, InetAddress.getLoopbackAddress())) {
            List<String> line = new ArrayList<>(List.of("env", "REQUESTS_CA_BUNDLE=" + trust(ca)));
            line.addAll(line(world, ca, "www.plain.test", "--webroot", "-w", site.toString()));
            Started run = Started.inBackground(folder, line);
            silent.accept();
            assertThat(site.resolve(".well-known")).isDirectory();
            run.ctrlC();
            assertThat(run.ends()).isEqualTo(130);
            assertThat(site).isEmptyDirectory();
        }
    }

    /** Without the breaks that fit it to a terminal. */
    private static String text(Command.Result result) {
        return result.stdout().replaceAll("\\s+", " ");
    }

    private Command.Result doctor(SignedWorld world, TestCa ca, String... words)
            throws IOException, InterruptedException {
        return Command.of(line(world, ca, words).toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", trust(ca)))
                .run();
    }

    private String trust(TestCa ca) throws IOException {
        return ca.writeTrustPem(folder.resolve("ca.pem")).toString();
    }

    private List<String> line(SignedWorld world, TestCa ca, String... words) {
        List<String> line = new ArrayList<>(List.of(Image.launcher().toString(), "doctor"));
        line.addAll(List.of(words));
        for (String kind : List.of("config", "work", "logs")) {
            line.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        line.addAll(List.of("--server", ca.directory().toString()));
        line.addAll(List.of("--dns-resolvers", "127.0.0.1:" + world.resolver().getPort()));
        line.addAll(List.of("--authority-dns-port", Integer.toString(world.authorityPort)));
        line.addAll(List.of("--http-01-port", Integer.toString(ca.httpPort())));
        line.addAll(List.of("--ca-http-port", Integer.toString(ca.httpPort())));
        return line;
    }
}
