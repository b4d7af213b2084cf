package dev.perennial.cli.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** What is said where no record proves a name. */
class PersistRemedyTest {
    private static final URI STAGING = URI.create("https://staging.example/directory");

    @Test
    void aRehearsalWithAnotherAccountNeedsAnotherRecord() {
        assertThat(new PersistRemedy(STAGING, true, false)
                        .of("a.example", false, "_validation-persist.a.example. IN TXT x"))
                .isEqualTo(
                        "A rehearsal is with your account at https://staging.example/directory, which needs a record of its"
                                + " own beside the usual one: 'dns persist publish a.example --server"
                                + " https://staging.example/directory' makes it, or publish it yourself:"
                                + " _validation-persist.a.example. IN TXT x.");
    }

    @Test
    void elsewhereTheRecordIsEnough() {
        assertThat(new PersistRemedy(STAGING, false, false).of("a.example", true, "line"))
                .isEqualTo("Publish it, or let 'dns persist publish' do so: line.");
    }
}
