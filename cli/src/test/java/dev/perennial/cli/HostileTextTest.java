package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers write must not drive the terminal of whoever reads it, through whichever door it comes out. */
class HostileTextTest {
    /** Clears a screen, changes the title of a window, turns text round. */
    private static final String HOSTILE = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u0000\u007f";

    private static final String CONTROL = "[\\p{Cntrl}&&[^\\n\\t]]|[\\u0080-\\u009f\\u202a-\\u202e]";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site(folder);
        site.obtain("a.example");
    }

    @AfterEach
    void theLogIsCleanToo() throws Exception {
        try (var logs = Files.list(folder.resolve("log"))) {
            for (Path log : (Iterable<Path>) logs::iterator) {
                assertThat(Files.isDirectory(log) ? "" : Files.readString(log)).doesNotContainPattern(CONTROL);
            }
        }
        site.close();
    }

    @Test
    void ofACa() {
        site.ca.faults().always(Route.NEW_ORDER, Fault.problem("malformed", 400, "hear, " + HOSTILE + " hear"));
        site.renew().ends(1, "malformed: hear, ");
        site.renew("-v").ends(1);
        site.certonly("-d", "b.example").ends(1, "malformed: hear, ");
        harmless(site.certonly("-d", "b.example", "--debug"), "malformed: hear, ");
        harmless(site.renew("--json"), "malformed: hear, ");
    }

    @Test
    void ofAFileName() throws Exception {
        String name = "b\u001b[2J\u009b31m\u202e.example";
        Files.writeString(folder.resolve("etc/renewal/" + name + ".conf"), "version = " + HOSTILE + "\n");
        site.run("certificates").ends(0, "b?[2J?31m?.example.conf");
        site.renew().ends(1, "b?[2J?31m?.example cannot be read");
        harmless(site.run("certificates", "--debug"), "b?[2J");
        Site.Run json = site.run("certificates", "--json");
        harmless(json, "");
        assertThat(JsonParser.parseString(json.out())
                        .getAsJsonObject()
                        .get("warnings")
                        .toString())
                .contains("\u202e");
        harmless(site.renew("--json"), "unreadable");
    }

    @Test
    void ofAHook() {
        site.renew("--deploy-hook", "printf '\\033[2Jhello\\007'; exit 3").ends(0);
        harmless(site.renew("-v", "--deploy-hook", "printf '\\033[2Jhello\\007' >&2; exit 3"), "deploy");
    }

    private static void harmless(Site.Run run, String part) {
        assertThat(run.out() + run.err()).contains(part).doesNotContainPattern(CONTROL);
    }
}
