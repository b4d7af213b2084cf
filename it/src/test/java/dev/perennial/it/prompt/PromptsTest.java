package dev.perennial.it.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions on a real terminal: the real Certbot's and ours under its name, word for word, and what ends them. */
@NeedsPeer(Peer.SCRIPT)
class PromptsTest {
    private static final String FRAME = "- ".repeat(39) + "-\n";
    private static final String NUMBER = "Select the appropriate number [1-2] then [enter] (press 'c' to cancel): ";
    private static final String NUMBERS = """
            Select the appropriate numbers separated by commas and/or spaces, or leave input
            blank to select all options shown (Enter 'c' to cancel):\s""";

    @TempDir
    Path folder;

    private TestCa ca;
    private Path trust;

    @BeforeEach
    void obtainTwo() throws Exception {
        ca = TestCa.start();
        trust = ca.writeTrustPem(folder.resolve("ca.pem"));
        for (String name : List.of("a.example", "b.example")) {
            Command.of(words(Image.launcher().toString(), "certonly", "--standalone", "-d", name, "--agree-tos", "-n")
                            .toArray(String[]::new))
                    .output();
        }
    }

    @AfterEach
    void close() {
        ca.close();
    }

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void aChecklistIsCertbots() throws Exception {
        String list = "\nWhich certificate(s) would you like to delete?\n" + FRAME + "1: a.example\n2: b.example\n"
                + FRAME + NUMBERS;
        for (Path program : both()) {
            try (Typist typist = start(program, "delete")) {
                typist.reads(FRAME.strip()).reads("to cancel)").types("3\n");
                typist.reads("** Error - Invalid selection **").types("2, 1\n");
                typist.reads("(Y)es/(N)o: ").types("n\n");
                assertThat(typist.ends()).as(typist.screen()).isZero();
                assertThat(typist.screen()).as("%s", program).contains(list, FRAME + "(Y)es/(N)o: ");
                assertThat(typist.screen())
                        .contains("Are you sure you want to delete the above certificate(s)?\n" + FRAME);
            }
        }
        assertThat(folder.resolve("config/renewal/a.example.conf")).exists();
    }

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void theMenuForTheSameNamesIsCertbots() throws Exception {
        String menu = "\nYou have an existing certificate that has exactly the same domains or certificate name you"
                + " requested and isn't close to expiry.\n(ref: " + folder.resolve("config/renewal/a.example.conf")
                + ")\n\nWhat would you like to do?\n" + FRAME + "1: Keep the existing certificate for now\n"
                + "2: Renew & replace the certificate (may be subject to CA rate limits)\n" + FRAME + NUMBER;
        for (Path program : both()) {
            try (Typist typist = start(program, "certonly", "--standalone", "-d", "a.example")) {
                typist.reads("[1-2]").types("7\n").reads("** Invalid input **").types("1\n");
                assertThat(typist.ends()).as(typist.screen()).isZero();
                assertThat(typist.screen()).as("%s", program).contains(menu).contains("no action taken");
            }
        }
    }

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void theQuestionAboutMoreNamesIsCertbots() throws Exception {
        for (Path program : both()) {
            try (Typist typist = start(program, "certonly", "--standalone", "-d", "a.example,c.example")) {
                typist.reads("(E)xpand/(C)ancel: ").types("c\n");
                assertThat(typist.ends()).as(typist.screen()).isEqualTo(1);
                assertThat(typist.screen())
                        .contains(
                                "\n" + FRAME + "You have an existing certificate that contains a portion of the domains"
                                        + " you\nrequested (ref: ")
                        .contains("\n\nIt contains these names: a.example\n\nYou requested these names for the new"
                                + " certificate: a.example, c.example.\n\nDo you want to expand and replace this existing"
                                + " certificate with the new\ncertificate?\n" + FRAME + "(E)xpand/(C)ancel: ");
            }
        }
    }

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void theQuestionAfterARevocationIsCertbots() throws Exception {
        String question =
                "\n" + FRAME + "Would you like to delete the certificate(s) you just revoked, along with all\n"
                        + "earlier and later versions of the certificate?\n" + FRAME + "(Y)es (recommended)/(N)o: ";
        List<String> names = List.of("a.example", "b.example");
        List<Path> both = both();
        for (int i = 0; i < both.size(); i++) {
            try (Typist typist = start(both.get(i), "revoke", "--cert-name", names.get(i))) {
                typist.reads("(recommended)").types("n\n");
                assertThat(typist.ends()).as(typist.screen()).isZero();
                assertThat(typist.screen()).contains(question);
            }
        }
    }

    @Test
    void underOurNameAQuestionNamesItsFlag() throws Exception {
        try (Typist typist = start(Image.launcher(), "certonly", "--standalone", "-d", "a.example")) {
            typist.reads("(flag: --keep-until-expiring or --force-renewal)")
                    .reads("[1-2]")
                    .types("c\n");
            assertThat(typist.ends()).isEqualTo(1);
            assertThat(typist.screen()).contains("Exiting due to user request.", "Nothing was done.");
            assertThat(typist.screen()).contains("exactly the same domains or\ncertificate name you requested");
        }
    }

    @Test
    void theEndOfTheInputAndCtrlCChangeNothing() throws Exception {
        for (Map.Entry<String, Integer> end :
                Map.of(Typist.CTRL_D, 1, Typist.CTRL_C, 130).entrySet()) {
            try (Typist typist = start(Image.launcher(), "delete", "--cert-name", "a.example")) {
                typist.reads("(Y)es/(N)o: ").types(end.getKey());
                assertThat(typist.ends()).as(typist.screen()).isEqualTo(end.getValue());
                assertThat(typist.screen()).contains("\nperennial: Exiting due to user request.");
            }
        }
        assertThat(folder.resolve("config/live/a.example/cert.pem")).exists();
    }

    private List<Path> both() throws IOException {
        Path ours = folder.resolve("certbot");
        return List.of(
                Path.of(Peer.CERTBOT.command()),
                Files.exists(ours) ? ours : Files.createSymbolicLink(ours, Image.launcher()));
    }

    private Typist start(Path program, String... arguments) throws IOException, InterruptedException {
        return Typist.at(folder, words(program.toString(), arguments));
    }

    private List<String> words(String program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "/usr/bin/env",
                "PATH=/usr/bin:/bin",
                "NO_COLOR=1",
                "TMPDIR=" + folder,
                "REQUESTS_CA_BUNDLE=" + trust,
                program));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--server", ca.directory().toString(), "--http-01-port", Integer.toString(ca.httpPort())));
        for (String kind : List.of("config", "work", "logs")) {
            words.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        return words;
    }
}
