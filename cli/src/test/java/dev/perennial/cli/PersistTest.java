package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.FakeDns;
import dev.perennial.testkit.PersistFormat;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** dns-persist-01 as a user meets it: the record is shown, found, watched and used. What providers do with it is tested with BIND. */
class PersistTest extends CaScenario {
    private static final String AT = "_validation-persist.a.example";

    private FakeDns dns;

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().caaIdentities("ca.example").dnsPersist(PersistFormat.ACCOUNT_URL);
    }

    @BeforeEach
    void makeTheZone() {
        dns = host.ca.dns();
        dns.set("example", "SOA", "ns1.example. root.example. 7 3600 600 86400 300");
        dns.set("example", "NS", "ns1.example.");
        host.done("register", "--agree-tos", "-m", "a@a.example");
    }

    @Test
    void whatIsShownIsWhatProves() {
        String record = show("a.example", "--wildcard");
        assertThat(record).startsWith("ca.example; accounturi=https://").endsWith("; policy=wildcard");
        persist("verify", "*.a.example").ends(1, "1 record is not as the CA wants it.");
        dns.setTxt(AT, "other.example; accounturi=x", record);

        assertThat(persist("verify", "*.a.example").ends(0).out())
                .contains("*.a.example: fine, the record at " + AT + " stands.");
        certonly("-d", "a.example,*.a.example").ends(0);

        assertThat(host.run("why", "a.example").out().replaceAll("\\s+", " "))
                .contains("Proven by the record at " + AT + " for a.example, which has no end");
        assertThat(dns.txt("_acme-challenge.a.example")).isEmpty();
    }

    @Test
    void aRenewalNeedsNoCredentials() throws Exception {
        dns.setTxt(AT, show("a.example"));
        certonly("-d", "a.example").ends(0);
        assertThat(Files.readString(host.conf("a.example")))
                .contains("authenticator = perennial", "pref_challs = dns-persist-01");

        renew().ends(0);

        assertThat(host.archived("a.example", "cert", 2)).exists();
        assertThat(Files.readString(host.conf("a.example"))).contains("persist_records = a.example - " + AT + ' ');
    }

    @Test
    void aMissingRecordThatIsPreferredIsToldInFull() {
        certonly("-d", "a.example")
                .ends(
                        1,
                        "No DNS record proves a.example: there is none for this certificate authority at " + AT,
                        AT + ". IN TXT \"" + show("a.example") + "\"");
    }

    @Test
    void aRehearsalSaysWhoseRecordItNeeds() {
        host.done("unregister", "-n");

        certonly("-d", "a.example,*.a.example", "--dry-run")
                .ends(
                        1,
                        "where this machine has none: 'register --server " + host.ca.directory()
                                + "' makes the account",
                        "'dns persist publish a.example --wildcard --server " + host.ca.directory() + "' the record");
    }

    @Test
    void aRecordIsTakenBeforeTheChosenWay() {
        dns.setTxt(AT, show("a.example"));
        host.certonly(with("-d", "a.example")).ends(0);
        assertThat(host.run("why", "a.example", "--json")
                        .data()
                        .getAsJsonObject("lineage")
                        .toString())
                .contains("\"records\":[{\"identifier\":\"a.example\",\"record\":\"" + AT + "\",\"stale\":false}]");
    }

    @Test
    void credentialsMayBeThrownAwayOnceTheRecordStands() throws Exception {
        dns.setTxt(AT, show("a.example"));
        Path credentials = folder.resolve("c.ini");
        Files.writeString(credentials, """
                dns_rfc2136_server = 127.0.0.1
                dns_rfc2136_name = key
                dns_rfc2136_secret = c2VjcmV0
                """);
        host.run(with(
                        "certonly",
                        "-d",
                        "a.example",
                        "--dns-rfc2136",
                        "--dns-rfc2136-credentials",
                        credentials.toString()))
                .ends(0);
        Files.delete(credentials);

        renew().ends(0);
        assertThat(host.archived("a.example", "cert", 2)).exists();
        dns.setTxt(AT);
        renew().ends(1, credentials.toString());
    }

    @Test
    void caaHasToAllowThisKindOfProof() {
        dns.setTxt(AT, show("a.example"));
        certonly("-d", "a.example").ends(0);
        dns.setCaa("a.example", "0 issue \"ca.example; validationmethods=http-01\"");
        assertThat(text(doctor("a.example"))).contains("Add dns-persist-01 to validationmethods");
        dns.setCaa("a.example", "0 issue \"ca.example; validationmethods=http-01,dns-persist-01\"");
        assertThat(text(doctor("a.example"))).doesNotContain("validationmethods, or prove");
    }

    @Test
    void aRecordThatEndsSoonIsTheBusinessOfDoctorAndRenewal() {
        Instant soon = Instant.now().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        dns.setTxt(AT, show("a.example", "--until", soon.toString()));
        certonly("-d", "a.example").ends(0, "before the certificate that it has just proven");

        renew().ends(0, "before the certificate that it has just proven");
        assertThat(text(doctor("a.example"))).contains("stands until", "Publish another before that");
        assertThat(persist("verify", "a.example").ends(0).out()).contains("a.example: ends-soon");
    }

    @Test
    void afterTheAccountIsGoneItsRecordIsStale() {
        dns.setTxt(AT, show("a.example"));
        certonly("-d", "a.example").ends(0);
        host.done("unregister", "-n");
        host.done("register", "--agree-tos", "-m", "b@a.example");

        assertThat(host.run("why", "a.example").out().replaceAll("\\s+", " "))
                .contains("that is for an account which is not in use here any more");
        assertThat(text(doctor("a.example"))).contains("is for another account", AT + ". IN TXT");
        renew().ends(1, "is for an account that is not in use here any more", "No DNS record proves a.example");
        assertThat(persist("verify", "a.example").ends(1).out()).contains("a.example: other-account");
    }

    @Test
    void eachThingThatIsWrongHasItsOwnWord() {
        String good = show("a.example");
        dns.setTxt(AT, good + ";");
        assertThat(persist("verify", "a.example").ends(1).out())
                .contains("a.example: malformed, no CA takes the record at " + AT
                        + ", since it has a semicolon without a parameter after it");
        dns.setTxt(AT, good + "; persistUntil=1700000000");
        assertThat(persist("verify", "a.example").ends(1).out()).contains("a.example: expired");
        dns.setTxt(AT, good);
        assertThat(persist("verify", "*.a.example").ends(1).out()).contains("*.a.example: not-for-wildcard");
        dns.servfail(AT, true);
        assertThat(persist("verify", "a.example").ends(1).out()).contains("a.example: no-answer", "SERVFAIL");
    }

    @Test
    void whatIsTypedWronglyIsSaidBeforeAnybodyIsAsked() {
        host.run("dns", "persist").ends(2, "dns persist needs a word");
        host.run("dns", "persist", "shwo").ends(2, "dns persist has no command shwo.");
        host.run("dns", "persist", "show").ends(2, "needs the names");
        host.run("dns", "persist", "show", "192.0.2.1").ends(2);
        host.run("dns", "persist", "show", "a.example", "--until", "tomorrow").ends(2, "is no day such as");
        host.run("dns", "persist", "show", "a.example", "--until", "2020-01-01").ends(2, "has passed");
        host.run("dns", "persist", "publish", "a.example").ends(1, "Nobody has said at which DNS provider");
    }

    @Test
    void draft02IsToldByTheDirectory() throws IOException {
        try (Host modern = new Host(
                Files.createDirectories(folder.resolve("modern")),
                TestCa.builder().dnsPersist(PersistFormat.ACCOUNT_HASH).start())) {
            modern.done("register", "--agree-tos", "-m", "a@a.example");
            JsonObject shown =
                    modern.done("dns", "persist", "show", "a.example", "--json").data();
            assertThat(shown.get("format").getAsString()).isEqualTo("account-hash");
            String value = shown.getAsJsonArray("records")
                    .get(0)
                    .getAsJsonObject()
                    .get("value")
                    .getAsString();
            assertThat(value).startsWith("ca.test; accounturi=acme:sha-256/");
            modern.ca.dns().set("example", "SOA", "ns1.example. root.example. 7 3600 600 86400 300");
            modern.ca.dns().set("example", "NS", "ns1.example.");
            modern.ca.dns().setTxt(AT, value);
            modern.run(asking(
                            modern,
                            "certonly",
                            "-d",
                            "a.example",
                            "--agree-tos",
                            "--preferred-challenges",
                            "dns-persist"))
                    .ends(0);
        }
    }

    private String show(String... words) {
        List<String> line = new ArrayList<>(List.of("dns", "persist", "show"));
        line.addAll(List.of(words));
        line.add("--json");
        return host.done(line.toArray(String[]::new))
                .data()
                .getAsJsonArray("records")
                .get(0)
                .getAsJsonObject()
                .get("value")
                .getAsString();
    }

    private Run persist(String action, String name) {
        return host.run(with("dns", "persist", action, name));
    }

    private Run certonly(String... words) {
        List<String> line =
                new ArrayList<>(List.of("certonly", "--agree-tos", "--preferred-challenges", "dns-persist"));
        line.addAll(List.of(words));
        return host.run(with(line.toArray(String[]::new)));
    }

    private Run renew() {
        return host.renew(with());
    }

    private Run doctor(String name) {
        return host.run(with(
                "doctor",
                name,
                "--ca-http-port",
                Integer.toString(host.ca.httpPort()),
                "--ca-tls-port",
                Integer.toString(host.ca.tlsPort())));
    }

    private String[] with(String... words) {
        return asking(host, words);
    }

    /** The fake DNS is the resolver and the authority. */
    private static String[] asking(Host host, String... words) {
        String port = Integer.toString(host.ca.dns().port());
        return Stream.concat(
                        Stream.of(words),
                        Stream.of("--dns-resolvers", "127.0.0.1:" + port, "--authority-dns-port", port))
                .toArray(String[]::new);
    }

    private static String text(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }
}
