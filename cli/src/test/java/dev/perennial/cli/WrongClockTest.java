package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This machine's clock is wrong, and the CA's answers show it. */
class WrongClockTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site(folder);
        site.obtain("a.example");
        site.obtain("b.example");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void ahead() throws Exception {
        var before = site.files();
        site.setClockAhead(YEAR);
        Site.Run run = site.run("renew", "--random-sleep", "never")
                .ends(
                        1,
                        "Failed to renew a.example: This machine's clock is 365 days ahead of the CA's, and by the CA's"
                                + " it is not due yet. Nothing was ordered")
                .ends(1, "Failed to renew b.example: This machine's clock is 365 days ahead", "2 renew failure(s)");
        assertThat(run.err()).containsOnlyOnce("Certificates seem older than they are: set the clock");
        site.certonly("-d", "c.example").ends(1, "a new certificate would not be valid here any more", "Set the clock");
        assertThat(site.ca.issued()).hasSize(2);
        assertThat(site.files()).isEqualTo(before);
    }

    @Test
    void aheadButDueAllTheSame() {
        site.setClockAhead(Duration.ofDays(40));
        site.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
        site.run("renew", "--random-sleep", "never").ends(0, "This machine's clock is 40 days ahead of the CA's");
    }

    @Test
    void behind() throws Exception {
        var before = site.files();
        site.setClockAhead(YEAR.negated());
        String warning = "This machine's clock is 365 days behind the CA's at "
                + site.ca.directory().getRawAuthority()
                + ". Certificates may expire before they seem due: set the clock, for example by NTP.";
        Site.Run nothingDue = site.run("renew");
        assertThat(nothingDue.err()).containsOnlyOnce("set the clock");
        site.renew().ends(1, warning, "Failed to renew b.example: ", "Set the clock, for example by NTP");
        site.certonly("-d", "c.example")
                .ends(1, warning, "a new certificate would not be valid here yet.", "Nothing was ordered");
        assertThat(site.ca.issued()).hasSize(2);
        assertThat(site.files()).isEqualTo(before);
    }

    @Test
    void behindWhereNoCaIsAsked() {
        site.setClockAhead(YEAR.negated());
        site.run("certificates")
                .ends(0, "The certificate a.example is not valid before ", "this machine's clock says ");
    }

    @Test
    void aMinuteMakesNoDifference() {
        site.setClockAhead(Duration.ofMinutes(-1));
        assertThat(site.renew().ends(0).err()).isEmpty();
    }
}
