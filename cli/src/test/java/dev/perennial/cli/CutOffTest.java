package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A CA that goes away in the middle, and what the next run makes of that. */
class CutOffTest extends CaScenario {
    @BeforeEach
    void hurry() {
        host.hurry();
    }

    private void goAway(Route route) {
        host.ca.faults().always(route, Fault.problem("serverInternal", 500, "back soon"));
    }

    private void comeBack() {
        host.ca.faults().clear();
    }

    @Test
    void aFirstCertificateIsGoneOnWithByTheSameCommand() throws Exception {
        goAway(Route.CERTIFICATE);
        host.certonly("-d", "a.example").ends(1, "back soon");
        Path entry = host.etc(".perennial/journal/new-a.example.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                .isEqualTo("rw-------");
        comeBack();
        host.done("renew")
                .ends(
                        0,
                        "A certificate for a.example was ordered at ",
                        "Give the same command again",
                        "or delete " + entry);
        host.certonly("-d", "a.example").ends(0);
        assertThat(host.ca.issued()).containsExactly(host.certificate("a.example"));
        assertThat(host.etc(".perennial")).doesNotExist();
    }

    @Test
    void aRenewalIsGoneOnWithThoughItIsNotDueYet() throws Exception {
        host.obtain("a.example");
        goAway(Route.CERTIFICATE);
        host.renew().ends(1, "back soon");
        comeBack();
        host.run("renew", "--no-random-sleep-on-renew", "-v").ends(0, "An earlier run ordered the new certificate");
        assertThat(host.ca.issued()).hasSize(2).endsWith(host.certificate("a.example"));
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isEqualTo(2);
        assertThat(host.etc(".perennial")).doesNotExist();
    }

    @Test
    void anAccountThatCouldNotBeMadeKeepsItsKeyForTheNextTry() throws Exception {
        host.ca.faults().next(5, Route.NEW_ACCOUNT, Fault.problem("serverInternal", 500, "back soon"));
        host.run("register", "--agree-tos").ends(1, "back soon");
        String key = journal().getFirst();
        assertThat(key).startsWith("account-");
        host.done("register", "--agree-tos");
        assertThat(journal()).isEmpty();
        assertThat(host.accounts()).hasSize(1);
    }

    @Test
    void otherNamesThanBeforeAreAnotherCertificate() throws Exception {
        host.obtain("a.example");
        goAway(Route.CERTIFICATE);
        host.renew().ends(1);
        comeBack();
        host.certonly("--cert-name", "a.example", "-d", "a.example,b.example", "--renew-with-new-domains")
                .ends(0, "An earlier run has ordered a certificate for a.example and was cut off.");
        assertThat(host.names("a.example")).containsExactlyInAnyOrder("a.example", "b.example");
        assertThat(host.etc(".perennial")).doesNotExist();
    }

    @Test
    void whatCannotBeUnderstoodIsSetAside() throws Exception {
        host.obtain("a.example");
        goAway(Route.CERTIFICATE);
        host.renew().ends(1);
        comeBack();
        Files.writeString(host.etc(".perennial/journal/renew-a.example.json"), "{\"version\": 2}");
        host.renew()
                .ends(0, "is of no use, because it is of version 2. It was renamed to renew-a.example.json.unreadable");
        assertThat(journal()).containsExactly("renew-a.example.json.unreadable");
    }

    @Test
    void whatIsRefusedLeavesNoKey() throws Exception {
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
        host.certonly("-d", "a.example").ends(1, "too weak");
        assertThat(host.etc(".perennial")).doesNotExist();
    }

    private List<String> journal() throws Exception {
        Path folder = host.etc(".perennial/journal");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
