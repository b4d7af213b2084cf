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
    @Test
    void whatGoesIsListedAndThenGone() {
        host.obtain("a.example");
        host.obtain("b.example");
        int before = host.ca.requests().all().size();
        assertThat(host.done("delete", "--cert-name", "a.example").out())
                .contains(
                        "  * a.example\n    " + host.conf("a.example"),
                        "archive/a.example",
                        "WARNING: Before continuing")
                .endsWith("Deleted all files relating to certificate a.example.\n");
        assertThat(host.etc("live/a.example")).doesNotExist();
        assertThat(host.etc("archive/a.example")).doesNotExist();
        assertThat(host.conf("b.example")).exists();
        assertThat(host.ca.requests().all()).hasSize(before);
        host.run("delete", "--cert-name", "a.example").ends(1, "No certificate found with name a.example");
    }

    @Test
    void aPersonChoosesSeveralAndMayThinkBetter() {
        for (String name : new String[] {"a.example", "b.example", "c.example"}) {
            host.obtain(name);
        }
        Run no = host.run(host.shell().typing("1 3\nn\n"), "delete").ends(0);
        assertThat(no.out())
                .contains("Which certificate(s) would you like to delete?", "2: b.example")
                .endsWith("Deletion of certificate(s) canceled.\n");
        host.run(host.shell().typing("4\n1,3\ny\n"), "delete").ends(0);
        assertThat(host.conf("a.example")).doesNotExist();
        assertThat(host.conf("b.example")).exists();
        assertThat(host.conf("c.example")).doesNotExist();
    }

    @Test
    void withNobodyThereTheNameIsNeeded() {
        host.run("delete", "-n").ends(1, "No existing certificates found.");
        host.obtain("a.example");
        assertThat(host.run("delete", "-n").ends(1).err())
                .contains("Missing command line flag or config entry for this setting: Which certificate(s)")
                .contains("--cert-name");
        host.run("delete", "--cert-name", "../../ca").ends(1, "../../ca", "Nothing was done.");
        assertThat(host.conf("a.example")).exists();
    }

    @Test
    void whatCannotBeReadGoesWithAWordOnWhatWasNotThere() throws Exception {
        host.obtain("a.example");
        Files.delete(host.live("a.example", "chain"));
        assertThat(host.done("delete", "--cert-name", "a.example").out())
                .contains("It cannot be used any more: ", "chain.pem")
                .contains("Deleted all files relating to certificate a.example.", "  Not found: ");
        Files.writeString(host.conf("bad"), "[[nonsense");
        assertThat(host.done("delete", "--cert-name", "bad").out())
                .contains("bad.conf, line 1", "Not found: " + host.etc("live/bad"));
        assertThat(host.conf("bad")).doesNotExist();
    }

    @Test
    void whatIsNotOursAndWhatOthersUseStays() throws Exception {
        host.obtain("a.example");
        Path mine = Files.writeString(host.etc("live/a.example/haproxy.pem"), "x");
        Path twin = Files.writeString(
                host.conf("twin"), Files.readString(host.conf("a.example")).replace("/live/a.example", "/live/twin"));
        JsonObject deleted = host.done("delete", "--cert-name", "a.example", "--json")
                .data()
                .getAsJsonArray("deleted")
                .get(0)
                .getAsJsonObject();
        assertThat(deleted.getAsJsonArray("left"))
                .extracting(left -> Path.of(left.getAsString()))
                .containsExactly(mine.getParent(), host.etc("archive/a.example"));
        assertThat(mine).exists();
        assertThat(twin).exists();
        assertThat(host.archived("a.example", "privkey", 1)).exists();
    }

    @Test
    void anotherRunHoldsTheLock() throws Exception {
        host.obtain("a.example");
        try (DirectoryLocks _ = DirectoryLocks.acquire(List.of(host.etc("")))) {
            host.run("delete", "--cert-name", "a.example").ends(1, "Another instance of Certbot is already running");
        }
        assertThat(host.conf("a.example")).exists();
    }
}
