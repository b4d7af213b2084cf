package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.lineage.DirectoryLocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files go, and nothing else. */
class DeleteTest extends CaScenario {
    private Path conf(String name) {
        return etc().resolve("renewal").resolve(name + ".conf");
    }

    @Test
    void whatGoesIsListedAndThenGone() {
        obtain("a.example");
        obtain("b.example");
        int before = ca.requests().all().size();
        assertThat(done("delete", "--cert-name", "a.example"))
                .contains("  * a.example\n    " + conf("a.example"), "archive/a.example", "WARNING: Before continuing")
                .endsWith("Deleted all files relating to certificate a.example.\n");
        assertThat(etc().resolve("live/a.example")).doesNotExist();
        assertThat(etc().resolve("archive/a.example")).doesNotExist();
        assertThat(conf("b.example")).exists();
        assertThat(ca.requests().all()).hasSize(before);
        assertThat(refused("delete", "--cert-name", "a.example")).contains("No certificate found with name a.example");
    }

    @Test
    void aPersonChoosesSeveralAndMayThinkBetter() {
        for (String name : new String[] {"a.example", "b.example", "c.example"}) {
            obtain(name);
        }
        Shell no = shell().typing("1 3\nn\n");
        assertThat(run(no, "delete")).isZero();
        assertThat(no.out())
                .contains("Which certificate(s) would you like to delete?", "2: b.example")
                .endsWith("Deletion of certificate(s) canceled.\n");
        Shell yes = shell().typing("4\n1,3\ny\n");
        assertThat(run(yes, "delete")).as(yes.err()).isZero();
        assertThat(conf("a.example")).doesNotExist();
        assertThat(conf("b.example")).exists();
        assertThat(conf("c.example")).doesNotExist();
    }

    @Test
    void withNobodyThereTheNameIsNeeded() {
        assertThat(refused("delete", "-n")).contains("No existing certificates found.");
        obtain("a.example");
        assertThat(refused("delete", "-n"))
                .contains("Missing command line flag or config entry for this setting: Which certificate(s)")
                .contains("--cert-name");
        assertThat(refused("delete", "--cert-name", "../../ca")).contains("../../ca", "Nothing was done.");
        assertThat(conf("a.example")).exists();
    }

    @Test
    void whatCannotBeReadGoesWithAWordOnWhatWasNotThere() throws Exception {
        obtain("a.example");
        Files.delete(etc().resolve("live/a.example/chain.pem"));
        assertThat(done("delete", "--cert-name", "a.example"))
                .contains("It cannot be used any more: ", "chain.pem")
                .contains("Deleted all files relating to certificate a.example.", "  Not found: ");
        Files.writeString(conf("bad"), "[[nonsense");
        assertThat(done("delete", "--cert-name", "bad"))
                .contains("bad.conf, line 1", "Not found: " + etc().resolve("live/bad"));
        assertThat(conf("bad")).doesNotExist();
    }

    @Test
    void whatIsNotOursAndWhatOthersUseStays() throws Exception {
        obtain("a.example");
        Path mine = Files.writeString(etc().resolve("live/a.example/haproxy.pem"), "x");
        Path twin = Files.writeString(
                conf("twin"), Files.readString(conf("a.example")).replace("/live/a.example", "/live/twin"));
        JsonObject deleted = data(done("delete", "--cert-name", "a.example", "--json"))
                .getAsJsonArray("deleted")
                .get(0)
                .getAsJsonObject();
        assertThat(deleted.getAsJsonArray("left"))
                .extracting(left -> Path.of(left.getAsString()))
                .containsExactly(mine.getParent(), etc().resolve("archive/a.example"));
        assertThat(mine).exists();
        assertThat(twin).exists();
        assertThat(etc().resolve("archive/a.example/privkey1.pem")).exists();
    }

    @Test
    void anotherRunHoldsTheLock() throws Exception {
        obtain("a.example");
        try (DirectoryLocks _ = DirectoryLocks.acquire(List.of(etc()))) {
            assertThat(refused("delete", "--cert-name", "a.example"))
                    .contains("Another instance of Certbot is already running");
        }
        assertThat(conf("a.example")).exists();
    }
}
