package dev.perennial.it.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Shell;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Certbot and Perennial take turns on one folder; neither may notice that the other was there. So handing back to Certbot
 * needs nothing.
 */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL, Peer.CERTBOT})
class InterchangeTest {
    /** Where the names of webroots lead: port 80 of 127.0.0.1 is for standalone. */
    private static final String WEB = "127.0.0.2";

    private static final String NOTE = "# do not touch\nfuture_key = 17\n";

    @TempDir
    Path folder;

    private Pebble pebble;
    private WebFolder web;
    private Host host;
    private Path site;
    private Path hookLog;

    @BeforeEach
    void start() throws Exception {
        pebble = Pebble.start(folder, Host.PEBBLE);
        host = new Host(Files.createDirectory(folder.resolve("host")), pebble);
        site = Files.createDirectory(folder.resolve("site"));
        hookLog = folder.resolve("hooks");
        web = WebFolder.serve(site, WEB, pebble.httpPort());
    }

    @AfterEach
    void stop() {
        web.close();
        pebble.close();
    }

    @Test
    void theyTakeTurnsOnOneFolderAndHandingBackNeedsNothing() throws Exception {
        standalone(Program.CERTBOT, "c1.example", "--key-type", "rsa", "-d", "b.c1.example,a.c1.example");
        webroot(Program.PERENNIAL, "p2.example", "--key-type", "rsa", "--reuse-key", "--verify-served", "none");
        standalone(Program.PERENNIAL, "p1.example", "-d", "b.p1.example,a.p1.example");
        webroot(Program.CERTBOT, "c2.example", "--reuse-key");
        annotate("c1.example");
        annotate("p1.example");
        Map<String, Integer> versions =
                new TreeMap<>(Map.of("c1.example", 1, "c2.example", 1, "p1.example", 1, "p2.example", 1));
        expect(versions);

        for (Program program : List.of(Program.PERENNIAL, Program.CERTBOT, Program.PERENNIAL)) {
            host.run(program, "renew", "--force-renewal", "--no-random-sleep-on-renew");
            versions.replaceAll((name, version) -> version + 1);
            expect(versions);
        }
        standalone(Program.PERENNIAL, "c1.example", "--force-renewal", "-d", "b.c1.example,a.c1.example");
        standalone(Program.CERTBOT, "p1.example", "--force-renewal", "-d", "b.p1.example,a.p1.example");
        versions.merge("c1.example", 1, Integer::sum);
        versions.merge("p1.example", 1, Integer::sum);
        assertThat(Files.readString(host.config("renewal/p2.example.conf")))
                .contains("[perennial]\nverify_served = none,\n");
        expect(versions);

        assertThat(pebble.log().split("POST /sign-me-up", -1))
                .as("registrations")
                .hasSize(2);
        assertThat(site).isEmptyDirectory();
    }

    /** A pre hook runs while the folder is locked. */
    @ParameterizedTest
    @EnumSource
    void whoeverHasTheLockTheOtherIsRefused(Program holder) throws Exception {
        Program other = holder == Program.CERTBOT ? Program.PERENNIAL : Program.CERTBOT;
        Path said = folder.resolve("said");
        String hook = "env " + Shell.line(host.line(other, "renew", "--force-renewal", "--no-random-sleep-on-renew"))
                + " > " + said + " 2>&1; echo $? >> " + said;
        standalone(Program.CERTBOT, "a.example");
        host.run(holder, "renew", "--force-renewal", "--no-random-sleep-on-renew", "--pre-hook", hook);
        assertThat(said)
                .content()
                .contains("Another instance of Certbot is already running")
                .endsWith("\n1\n");
        assertThat(host.config("archive/a.example/cert2.pem")).exists();
        assertThat(host.config("archive/a.example/cert3.pem")).doesNotExist();
        assertThat(host.tree().keySet()).noneMatch(path -> path.endsWith(".certbot.lock"));
        host.run(other, "renew", "--force-renewal", "--no-random-sleep-on-renew", "--pre-hook", "true");
    }

    private void standalone(Program program, String name, String... more) throws Exception {
        obtain(program, List.of("--standalone", "--http-01-address", "127.0.0.1", "-d", name), name, more);
    }

    private void webroot(Program program, String name, String... more) throws Exception {
        pebble.resolve(name, WEB);
        obtain(program, List.of("--webroot", "-w", site.toString(), "-d", name), name, more);
    }

    private void obtain(Program program, List<String> how, String name, String... more) throws Exception {
        List<String> words = new ArrayList<>(how);
        words.addAll(List.of(more));
        for (String kind : List.of("pre", "post", "deploy")) {
            words.addAll(List.of("--" + kind + "-hook", "echo " + kind + ' ' + name + " >> " + hookLog));
        }
        host.obtain(program, words.toArray(String[]::new));
    }

    /** What an administrator or a later version may have written, as far as Certbot keeps it. */
    private void annotate(String name) throws IOException {
        Path conf = host.config("renewal/" + name + ".conf");
        Files.writeString(
                conf,
                Files.readString(conf).replace("archive_dir", NOTE + "archive_dir")
                        + "\n# for later\n[future_section]\nkey = a, b\n");
    }

    private void expect(Map<String, Integer> versions) throws Exception {
        for (Map.Entry<String, Integer> each : versions.entrySet()) {
            files(each.getKey(), each.getValue());
            assertThat(Files.readString(hookLog).lines().filter(line -> line.endsWith(' ' + each.getKey())))
                    .as("hooks of %s", each.getKey())
                    .hasSize(3 * each.getValue());
        }
        assertThat(Listing.of(host, Program.PERENNIAL))
                .hasSameSizeAs(versions.keySet())
                .isEqualTo(Listing.of(host, Program.CERTBOT));
    }

    private void files(String name, int version) throws Exception {
        for (String kind : List.of("cert", "chain", "fullchain", "privkey")) {
            String link = "config/live/" + name + '/' + kind + ".pem";
            String target = "archive/" + name + '/' + kind + version + ".pem";
            assertThat(host.tree()).containsEntry(link, "-> ../../" + target);
            assertThat(host.tree())
                    .containsEntry("config/" + target, kind.equals("privkey") ? "-rw-------" : "-rw-r--r--");
            assertThat(host.config("archive/" + name + '/' + kind + (version + 1) + ".pem"))
                    .doesNotExist();
        }
        Certificate certificate = Certificate.fromPem(host.text("live/" + name + "/cert.pem"));
        String key = host.text("live/" + name + "/privkey.pem");
        assertThat(Keys.match(Keys.fromPem(key), certificate.publicKey())).isTrue();
        boolean standalone = name.endsWith("1.example");
        assertThat(certificate.identifiers()).hasSize(standalone ? 3 : 1);
        if (version > 1) {
            String before = host.text("archive/" + name + "/privkey" + (version - 1) + ".pem");
            assertThat(before.equals(key)).as("same key of %s", name).isEqualTo(!standalone);
        }
        String conf = host.text("renewal/" + name + ".conf");
        if (standalone) {
            assertThat(conf).contains(NOTE + "archive_dir", "\n# for later\n[future_section]\nkey = a, b\n");
        }
    }
}
