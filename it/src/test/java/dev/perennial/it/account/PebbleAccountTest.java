package dev.perennial.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image makes, shows and ends accounts and certificates at the real Pebble, and Certbot takes over in between. */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL})
class PebbleAccountTest {
    private static final String[] RENEW = {"renew", "--force-renewal", "--no-random-sleep-on-renew"};

    @TempDir
    private Path folder;

    private Pebble ca;

    @BeforeEach
    void start() throws Exception {
        // Certbot 2.1.0 breaks down when two nonces in a row are refused.
        ca = Pebble.start(folder, Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "0"));
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    private Command.Result start(String program, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        command.addAll(List.of("--non-interactive", "--server", ca.directory().toString()));
        for (String kind : List.of("config", "work", "logs")) {
            command.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        return Command.of(command.toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", ca.trustPem().toString(), "PATH", "/usr/bin:/bin"))
                .run();
    }

    private String run(String... words) throws Exception {
        Command.Result result = start(Image.launcher().toString(), words);
        assertThat(result.status()).as(result.stderr()).isZero();
        return result.stdout();
    }

    private Certificate obtain(String name) throws Exception {
        run("certonly", "--standalone", "-d", name, "--http-01-port", Integer.toString(ca.httpPort()));
        return Certificate.fromPem(Files.readString(live(name, "cert.pem")));
    }

    private Path live(String name, String file) {
        return folder.resolve("config/live").resolve(name).resolve(file);
    }

    @Test
    void anAccountLivesAndDies() throws Exception {
        // Pebble's terms have no web address; that must not count as agreement to them.
        assertThat(start(Image.launcher().toString(), "register").stderr())
                .contains("userActionRequired", "--agree-tos");
        run("register", "--agree-tos", "-m", "a@b.example");
        assertThat(run("show_account")).contains(ca.directory().resolve("/").toString(), "Email contact: a@b.example");
        assertThat(run("update_account", "-m", "c@d.example,e@d.example")).contains("was updated to");
        assertThat(run("show_account")).contains("Email contacts: c@d.example, e@d.example");
        run("update_account", "-m", "");
        assertThat(run("show_account")).contains("Email contact: none");
        Path kept = folder.resolve("config/accounts");
        Path copy = folder.resolve("copy");
        assertThat(Command.of("cp", "-a", kept.toString(), copy.toString())
                        .run()
                        .status())
                .isZero();
        assertThat(run("unregister")).isEqualTo("Account deactivated.\n");
        assertThat(Command.of("cp", "-a", copy + "/.", kept.toString()).run().status())
                .isZero();
        assertThat(run("unregister")).contains("does not know this account any more");
        assertThat(start(Image.launcher().toString(), "show_account").status()).isEqualTo(1);
    }

    @Test
    @Tag("case61")
    void aCertificateIsRevokedByItsAccountAndByItsKey() throws Exception {
        run("register", "--agree-tos");
        Certificate first = obtain("a.example");
        assertThat(run("revoke", "--cert-name", "a.example", "--reason", "superseded"))
                .contains("You have successfully revoked", "Deleted all files relating to certificate a.example.");
        assertThat(ca.status(first)).contains("\"Revoked\"", "4");
        assertThat(live("a.example", "cert.pem")).doesNotExist();

        Certificate second = obtain("b.example");
        assertThat(ca.status(second)).contains("\"Valid\"");
        String path = live("b.example", "cert.pem").toString();
        String key = live("b.example", "privkey.pem").toString();
        run("revoke", "--cert-path", path, "--key-path", key, "--no-delete-after-revoke");
        assertThat(ca.status(second)).contains("\"Revoked\"");
        assertThat(run("revoke", "--cert-path", path)).contains("was revoked already", "Deleted all files");
    }

    /** A new account is made only when somebody wants one: it may need a customer's key, or consent to new terms. */
    @Test
    @Tag("case52")
    void case52ACaThatWasStartedAnewIsAskedOnceAndTheWayOutIsSaid() throws Exception {
        run("register", "--agree-tos");
        Certificate first = obtain("a.example");
        ca.restart();
        String refusal = start(Image.launcher().toString(), RENEW).stderr();
        assertThat(refusal)
                .contains("Failed to renew certificate a.example with error: ", "accountDoesNotExist")
                .contains("The certificate in place stays", "'unregister' and then 'register'");
        start(Image.launcher().toString(), "renew");
        assertThat(ca.log()).containsOnlyOnce("POST /order-plz").doesNotContain("POST /sign-me-up");
        assertThat(Certificate.fromPem(Files.readString(live("a.example", "cert.pem"))))
                .isEqualTo(first);

        assertThat(run("unregister")).contains("does not know this account any more; its files were removed");
        assertThat(start(Image.launcher().toString(), RENEW).stderr()).contains("give --agree-tos");
        run("register", "--agree-tos");
        run(RENEW);
        assertThat(ca.log().split("POST /finalize-order", -1)).hasSize(2);
    }

    @Test
    @Tag("case52")
    void case52AnAccountThatWasDeactivatedElsewhereIsNotMadeAgain() throws Exception {
        run("register", "--agree-tos");
        obtain("a.example");
        Path accounts = folder.resolve("config/accounts");
        Path kept = folder.resolve("kept");
        Command.of("cp", "-a", accounts.toString(), kept.toString()).output();
        run("unregister");
        Command.of("cp", "-a", kept + "/.", accounts.toString()).output();
        int registrations = ca.log().split("POST /sign-me-up", -1).length;
        assertThat(start(Image.launcher().toString(), RENEW).stderr())
                .contains("unauthorized: Account has been deactivated", "The certificate in place stays")
                .contains("If the account was deactivated: 'unregister' and then 'register'");
        assertThat(ca.log().split("POST /sign-me-up", -1)).hasSize(registrations);
        Files.move(accounts, folder.resolve("away"));
        run("renew", "--force-renewal", "--no-random-sleep-on-renew", "--agree-tos");
    }

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void certbotAndThisEndWhatTheOtherMade() throws Exception {
        String certbot = Peer.CERTBOT.command();
        assertThat(start(certbot, "register", "--agree-tos", "-m", "a@b.example")
                        .status())
                .isZero();
        assertThat(run("show_account")).contains("a@b.example");
        Certificate ours = obtain("a.example");
        assertThat(start(certbot, "revoke", "--cert-name", "a.example").status())
                .isZero();
        assertThat(ca.status(ours)).contains("\"Revoked\"");
        Command.Result theirs =
                start(certbot, "certonly", "--standalone", "-d", "b.example", "--http-01-port", "" + ca.httpPort());
        assertThat(theirs.status()).as(theirs.stderr()).isZero();
        run("revoke", "--cert-name", "b.example");
        run("unregister");
        assertThat(folder.resolve("config/archive")).isEmptyDirectory();
        assertThat(folder.resolve("config/renewal")).isEmptyDirectory();
    }
}
