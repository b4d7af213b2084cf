package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.DnsFault;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.LoggedRequest;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code doctor}: what the DNS, the CA and the files say. */
class DoctorTest extends DoctorScenario {
    @Test
    void whatIsWellIsSaidAndNothingIsTouched() throws Exception {
        host.obtain("a.example");
        SortedMap<String, String> before = host.tree();
        host.ca.requests().clear();
        Run run = doctor("a.example").ends(0);
        assertThat(text(run))
                .contains("a.example: http-01 by standalone")
                .contains("its files fit together")
                .contains("at 127.0.0.1, say 2 of 2 servers of example")
                .contains("dnssec a.example: not signed")
                .contains("no record restricts who may issue")
                .contains("it agrees with the CA's")
                .contains("nothing holds an order back")
                .contains("http://a.example at 127.0.0.1: the response is seen there")
                .containsPattern("a.example: 1 warning, \\d+ ok, 1 not checked\\.");
        assertThat(host.ca.requests().all()).extracting(LoggedRequest::method).containsOnly("GET");
        assertThat(host.tree()).isEqualTo(before);
        assertThat(host.path("log/letsencrypt.log")).isRegularFile(); // of certonly
        assertThat(Files.readString(host.path("log/letsencrypt.log"))).doesNotContain("doctor");
    }

    @Test
    @Tag("case51")
    void caaIsReadAsTheCaReadsIt() {
        host.obtain("a.example");
        both(dns -> dns.setCaa("example", "0 issue \"other.example\""));
        assertThat(text(doctor("a.example").ends(1, "1 thing has to be mended")))
                .contains("this CA is not among those that may issue: 0 issue \"other.example\" at example")
                .contains("-> Add to the CAA records of example: 0 issue \"ca.example\".");
        both(dns -> dns.setCaa("example", "0 issue \"ca.example; accounturi=https://ca.example/1\""));
        assertThat(text(doctor("a.example").ends(1)))
                .contains("only the account https://ca.example/1 may order", "Set accounturi to that of this machine");
        both(dns -> dns.setCaa("example", "0 issue \"ca.example; validationmethods=dns-01\""));
        assertThat(text(doctor("a.example").ends(1)))
                .contains("only dns-01 may prove control", "Add http-01 to validationmethods");
        both(dns -> dns.setCaa("example", "0 issue \"ca.example\"", "0 issuewild \";\""));
        assertThat(text(doctor("a.example").ends(0))).contains("allowed at example by 0 issue \"ca.example\"");
    }

    @Test
    void aServerThatFailsIsNoPermission() {
        both(dns -> dns.servfail("caa.a.example", false));
        first.setCaa("a.example", "no caa record at all");
        second.setCaa("a.example", "no caa record at all");
        assertThat(text(doctor("a.example", "--standalone").ends(1)))
                .contains("the question for CAA records of a.example gets no answer: ns1.example (127.0.0.1): SERVFAIL")
                .contains("without an answer no CA issues");
    }

    @Test
    void serversThatDisagreeOrAreLameAreNamed() {
        second.setA("a.example", "127.0.0.3");
        assertThat(text(doctor("a.example")))
                .contains("the servers disagree: 127.0.0.1 by ns1.example (127.0.0.1); 127.0.0.3 by ns2.example")
                .contains("Wait until a change has reached all of them");
        second.fails(Optional.of(DnsFault.LAME));
        assertThat(text(doctor("a.example")))
                .contains("name servers of example: ns2.example (127.0.0.2): an answer without authority");
    }

    @Test
    void aNameThatIsNotThereIsSaid() {
        both(dns -> dns.defaultAddress(Optional.empty()));
        both(dns -> dns.setA("ns1.example", "127.0.0.1"));
        assertThat(text(doctor("gone.example", "--standalone").ends(1)))
                .contains("dns gone.example: there is no such name, say the servers of example")
                .contains("Give gone.example an A or AAAA record");
        both(dns -> dns.setCname("loop.example", "loop.example"));
        assertThat(text(doctor("loop.example").ends(1))).contains("its CNAME records lead in a circle");
    }

    @Test
    void aWrongClockAndAHeldOrderAreSaid() {
        host.hurry();
        host.obtain("a.example");
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
        host.renew().ends(1);
        assertThat(text(doctor("a.example").ends(0)))
                .contains("left alone until", "this key is too weak", "renew --force-renewal tries at once");
        host.setClockAhead(Duration.ofHours(3));
        assertThat(text(doctor("a.example").ends(1)))
                .contains("clock this machine's clock: This machine's clock is 3 h ahead of the CA's");
    }

    @Test
    void aCaThatIsAwayIsOneFindingAmongOthers() {
        host.hurry();
        host.ca.faults().always(Route.DIRECTORY, Fault.problem("serverInternal", 500, "out of order"));
        assertThat(text(doctor("a.example", "--standalone").ends(1)))
                .contains("FAILURE ca https://", "out of order")
                .contains("the response is seen there");
    }

    @Test
    void aCaThatWouldTakeOverIsLookedAtAsWellButOnlyWarnedOf() throws Exception {
        try (TestCa other = TestCa.builder().caaIdentities("other-ca.example").start()) {
            Path both = Files.writeString(folder.resolve("both.pem"), host.ca.trustPem() + other.trustPem());
            Shell shell = host.shell().with("REQUESTS_CA_BUNDLE", both.toString());
            host.obtain("a.example");
            both(dns -> dns.setCaa("example", "0 issue \"ca.example\""));
            Run run = doctor(
                    shell,
                    "a.example",
                    "--server",
                    host.ca.directory().toString(),
                    "--server",
                    other.directory().toString());
            assertThat(text(run.ends(0)))
                    .contains("a.example: allowed at example by 0 issue \"ca.example\"")
                    .contains("a.example, for " + other.directory().getAuthority()
                            + ": this CA is not among those that may issue")
                    .contains("this CA would take over if the first one failed")
                    .contains("-> Add to the CAA records of example: 0 issue \"other-ca.example\".");
        }
    }

    @Test
    void whatACaThatIsAwayIsCalledInCaaRecordsMayStandInAFile() throws Exception {
        host.obtain("a.example");
        host.ca.faults().always(Route.DIRECTORY, Fault.problem("serverInternal", 501, "away"));
        both(dns -> dns.setCaa("example", "0 issue \"other.example\""));
        assertThat(text(doctor("a.example").ends(1))).contains("the CA has not said what it is called in CAA records");
        Files.writeString(host.etc("cas.ini"), "[mine]\nurl = " + host.ca.directory() + "\ncaa = ours.example\n");
        assertThat(text(doctor("a.example").ends(1)))
                .contains("-> Add to the CAA records of example: 0 issue \"ours.example\".");
    }

    @Test
    void theServersThatRenewalsLookAtAreLookedAt() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
        try (TlsServer server = new TlsServer(
                host.live("a.example", "fullchain"), host.live("a.example", "privkey"), folder.resolve("signal"))) {
            assertThat(text(doctor("a.example", "--verify-served", server.address())
                            .ends(0)))
                    .contains("a.example at " + server.address() + ": presents the certificate that is stored");
            assertThat(text(doctor("b.example", "--verify-served", server.address())
                            .ends(1, "1 thing has to be mended")))
                    .contains("b.example at " + server.address() + ": presents another certificate");
        }
    }

    @Test
    void damageIsSaidAndTheRestIsLookedAtAllTheSame() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
        Files.writeString(host.archived("a.example", "privkey", 1), "");
        Files.writeString(host.conf("b.example"), "nonsense");
        assertThat(text(doctor().ends(1, "2 things have to be mended")))
                .contains("privkey1.pem is damaged", "renew --force-renewal --cert-name a.example")
                .contains("b.example.conf", "it is not renewed as long as it cannot be read")
                .contains("All 2: 2 failures");
    }

    @Test
    void aNameOfACertificateIsCheckedTheWayOfTheCertificate() {
        host.obtain("a.example,www.example");
        assertThat(text(doctor("www.example").ends(0)))
                .contains("a.example: with www.example; http-01 by standalone")
                .contains("http://www.example at 127.0.0.1: the response is seen there")
                .doesNotContain("http://a.example");
    }

    @Test
    void programsGetItAsData() {
        host.obtain("a.example");
        Run run =
                doctor("a.example", "nothing.example", "--standalone", "--json").ends(0);
        JsonObject data = run.data();
        assertThat(data.getAsJsonObject("totals").get("failures").getAsInt()).isZero();
        JsonObject first = data.getAsJsonArray("examined").get(0).getAsJsonObject();
        assertThat(first.get("authenticator").getAsString()).isEqualTo("standalone");
        assertThat(first.getAsJsonArray("findings").get(0).toString())
                .startsWith("{\"area\":\"files\",\"result\":\"ok\",\"looked\":");
        assertThat(run.err()).contains("\"event\":\"finding\"");
    }

    @Test
    void onATerminalItHasMarksAndColours() {
        assertThat(doctor(host.shell().onTerminal(), "a.example").out())
                .contains("\033[32m\u2713  \033[0mca ", "\033[33m!  \033[0mdns ", "\u2192 ");
    }

    @Test
    void whatCannotBeANameIsRefused() {
        doctor("a..example").ends(1, "There is no certificate 'a..example' here");
        host.run("doctor", "a.example", "--dns-resolvers", "dns.example")
                .ends(2, "is not the address of a DNS resolver");
        assertThat(doctor().ends(0).out())
                .contains("No certificates found. Before the first one: 'perennial doctor NAME");
    }
}
