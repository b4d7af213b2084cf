package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.FaultProxy;
import dev.perennial.testkit.Ports;
import dev.perennial.testkit.ProxyFault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.SettableClock;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A CA that is down, is another, or answers nonsense. What is in place stays in place. */
class BadAnswerTest extends CaScenario {
    private static final String PAGE = "<html>\u001b[31mBad\u0007 Gateway\u202e</html>";
    private static final String TRY_LATER = "The CA has trouble; try again later.";
    private static final String CHECK = "Check that --server is the URL of an ACME directory";
    private static final String ANOTHER = "'unregister' and then 'register'";

    /**
     * What the CA does from now on, and what is said about it.
     *
     * @param parts of what is said
     */
    record Trouble(Route route, Fault fault, List<String> parts) {
        static Trouble of(Route route, Fault fault, String... parts) {
            return new Trouble(route, fault, List.of(parts));
        }

        @Override
        public String toString() {
            return route + ": " + parts.getFirst();
        }
    }

    @BeforeEach
    void open() {
        host.hurry();
        host.obtain("a.example");
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                Trouble.of(Route.DIRECTORY, page(200), "is no JSON object but: <html> [31mBad Gateway </html>", CHECK),
                Trouble.of(Route.DIRECTORY, page(502), "with HTTP 502: <html> [31mBad Gateway", TRY_LATER),
                Trouble.of(Route.DIRECTORY, json("{\"newNonce\": \"htt"), "is no JSON object but: {\"newNonce", CHECK),
                Trouble.of(Route.DIRECTORY, json("[" + "1,".repeat(600_000) + "1]"), "more than 1048576 bytes", CHECK),
                Trouble.of(Route.DIRECTORY, json("{}"), "has no member 'newNonce'", CHECK),
                Trouble.of(Route.NEW_NONCE, Fault.instead(Answer.empty(200)), "gave no usable Replay-Nonce", CHECK),
                Trouble.of(Route.NEW_ORDER, elsewhere(), "a redirect, which is not followed", CHECK),
                Trouble.of(Route.NEW_ORDER, Fault.instead(500, "text/plain", "oops"), "with HTTP 500: oops", TRY_LATER),
                Trouble.of(Route.NEW_ORDER, problem("badNonce", 400), "nonces in a row", CHECK),
                Trouble.of(Route.NEW_ORDER, problem("userActionRequired", 403), "Do what the CA asks"),
                Trouble.of(Route.NEW_ORDER, problem("accountDoesNotExist", 400), "does not know this account", ANOTHER),
                Trouble.of(Route.NEW_ORDER, problem("unauthorized", 401), "If the account was deactivated", ANOTHER),
                Trouble.of(Route.NEW_ORDER, problem("rateLimited", 429), "lift the pause", "is useless"),
                Trouble.of(Route.NEW_ORDER, limited(), "rateLimited: slow down", "Do not try again before "),
                Trouble.of(Route.NEW_ORDER, body("<html>"), "is no JSON object but: <html>", CHECK),
                Trouble.of(Route.NEW_ORDER, without("Location"), "does not say where the order is", CHECK),
                Trouble.of(Route.AUTHORIZATION, body("{}"), "member 'identifier' is not there", CHECK),
                Trouble.of(Route.FINALIZE, problem("badCSR", 400), "badCSR: what 31m [2J is said"),
                Trouble.of(Route.CERTIFICATE, body(""), "it has 0 certificates", CHECK),
                Trouble.of(Route.CERTIFICATE, body("-----BEGIN CERTIFICATE-----\nAAAA\n"), "cannot be used: ", CHECK));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    @Tag("case13")
    @Tag("case17")
    @Tag("case26")
    @Tag("case52")
    void nonsense(Trouble trouble) throws Exception {
        var before = host.tree();
        String[] parts = trouble.parts().toArray(String[]::new);
        host.ca.faults().always(trouble.route(), trouble.fault());
        host.certonly("-d", "b.example").ends(1, parts).ends(1, "Certificates that were in place still are.");
        host.renew()
                .ends(1, parts)
                .ends(
                        1,
                        "Failed to renew certificate a.example with error: ",
                        "The certificate in place stays",
                        "1 renew failure(s)");
        assertThat(host.tree()).isEqualTo(before);
        host.ca.faults().clear();
        host.renew().ends(0);
    }

    @Test
    void anOrderThatIsGivenUpOrNeverFinished() throws Exception {
        var before = host.tree();
        host.ca.faults().always(Route.ORDER, status("invalid"));
        host.renew()
                .ends(1, "Failed to renew certificate a.example with error: The certificate authority gave up order ");
        host.ca.faults().clear();
        host.ca.faults().always(Route.ORDER, status("processing"));
        host.ca.faults().always(Route.FINALIZE, status("processing"));
        host.renew("--issuance-timeout", "2").ends(1, "which is still processing", "Run the same command again later.");
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void aCertificateForAnotherKey() throws Exception {
        var before = host.tree();
        host.ca.faults().always(Route.CERTIFICATE, body(Files.readString(host.live("a.example", "fullchain"))));
        host.renew().ends(1, "a certificate that cannot be used: it is for another key than the one in the request");
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void aRateLimitSaysWhenItEndsInWholeSeconds() {
        host.ca.faults().always(Route.NEW_ORDER, limited());
        Run run = host.certonly("-d", "b.example");
        assertThat(run.err()).containsPattern("Do not try again before \\S+:\\d\\dZ: each try counts");
    }

    @Test
    void nobodyThere() throws Exception {
        int closed = Ports.free(1).getFirst();
        fails(
                "https://127.0.0.1:" + closed + "/directory",
                "Could not reach 127.0.0.1:" + closed,
                "connection refused");
        fails("https://ca.invalid/directory", "Could not reach ca.invalid", "the host name is not known");
    }

    @Test
    void aConnectionThatBreaks() throws Exception {
        try (FaultProxy proxy = FaultProxy.inFrontOf(host.ca)) {
            URI directory = proxy.through(host.ca.directory());
            proxy.inject(new ProxyFault.Refuse());
            fails(directory.toString(), "GET " + directory);
            proxy.inject(new ProxyFault.CutAnswer(100));
            fails(directory.toString(), "GET " + directory);
        }
    }

    @Test
    @Tag("case20")
    void aServerThatIsNotTrusted() {
        host.run(host.stranger(), "renew", "--force-renewal", "--random-sleep", "never")
                .ends(
                        1,
                        "Failed to renew certificate a.example with error: The TLS certificate of ",
                        "is not accepted",
                        "--ca-certificate FILE");
    }

    @Test
    @Tag("case20")
    void aServerWhoseCertificateHasExpired() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        SettableClock clock = new SettableClock(Instant.now().minus(Duration.ofDays(11_000)));
        try (Host old = new Host(elsewhere, TestCa.builder().clock(clock).start())) {
            old.certonly("-d", "b.example")
                    .ends(1, "is not accepted: it has expired, or this machine's clock is wrong");
        }
    }

    @Test
    void aFileOfTrustedCertificatesThatHoldsNone() throws Exception {
        Path file = folder.resolve("root.pem");
        String complaint = "The trusted certificates in " + file + " (from --ca-certificate) cannot be read: ";
        trusting(file).ends(1, complaint + "there is no such file");
        for (Map.Entry<String, String> content : Map.of("", "it holds no certificate", "not PEM", "it is no PEM file")
                .entrySet()) {
            Files.writeString(file, content.getKey());
            trusting(file).ends(1, complaint + content.getValue(), "The CA was not contacted");
        }
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        trusting(file).ends(1, complaint + "it is no PEM file of certificates");
        trusting(folder).ends(1, "cannot be read: ", "Name a PEM file");
    }

    private Run trusting(Path file) {
        return host.certonly("-d", "b.example", "--ca-certificate", file.toString());
    }

    private void fails(String server, String... parts) throws IOException {
        var before = host.tree();
        host.certonly("-d", "b.example", "--server", server)
                .ends(1, parts)
                .ends(1, "Certificates that were in place still");
        host.renew("--server", server).ends(1, parts).ends(1, "Failed to renew certificate a.example with error: ");
        assertThat(host.tree()).isEqualTo(before);
    }

    private static Fault page(int status) {
        return Fault.instead(status, "text/html", PAGE);
    }

    private static Fault json(String body) {
        return Fault.instead(200, "application/json", body);
    }

    private static Fault elsewhere() {
        return Fault.instead(Answer.empty(307).with("Location", "https://elsewhere.example/"));
    }

    private static Fault problem(String type, int status) {
        return Fault.problem(type, status, "what \u009b31m\u001b[2J is said");
    }

    private static Fault limited() {
        return Fault.problem("rateLimited", 429, "slow down", Duration.ofHours(3));
    }

    private static Fault body(String text) {
        return Fault.rewritten(answer -> answer.withBody(text));
    }

    private static Fault without(String header) {
        return Fault.rewritten(answer -> answer.without(header));
    }

    private static Fault status(String word) {
        List<String> before = List.of("pending", "ready", "valid");
        return Fault.rewritten(answer -> {
            String text = answer.body();
            for (String each : before) {
                text = text.replace("\"status\":\"" + each + '"', "\"status\":\"" + word + '"');
            }
            return answer.withBody(text);
        });
    }
}
