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

/** What strangers write must not drive the terminal of whoever reads it, through whichever door it comes out. */
class HostileTextTest extends CaScenario {
    /** Clears a screen, changes the title of a window, turns text round. */
    private static final String HOSTILE = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u0000\u007f";

    private static final String CONTROL = "[\\p{Cntrl}&&[^\\n\\t]]|[\\u0080-\\u009f\\u202a-\\u202e]";

    @BeforeEach
    void open() {
        host.obtain("a.example");
    }

    @AfterEach
    void theLogIsCleanToo() throws Exception {
        try (var logs = Files.list(folder.resolve("log"))) {
            for (Path log : (Iterable<Path>) logs::iterator) {
                assertThat(Files.isDirectory(log) ? "" : Files.readString(log)).doesNotContainPattern(CONTROL);
            }
        }
    }

    @Test
    void ofACa() {
        host.ca.faults().always(Route.NEW_ORDER, Fault.problem("malformed", 400, "hear, " + HOSTILE + " hear"));
        host.renew().ends(1, "malformed: hear, ");
        host.renew("-v").ends(1);
        host.certonly("-d", "b.example").ends(1, "malformed: hear, ");
        harmless(host.certonly("-d", "b.example", "--debug"), "malformed: hear, ");
        harmless(host.renew("--json"), "malformed: hear, ");
    }

    @Test
    void ofAFileName() throws Exception {
        String name = "b\u001b[2J\u009b31m\u202e.example";
        Files.writeString(host.conf(name), "version = " + HOSTILE + "\n");
        host.run("certificates").ends(0, "b?[2J?31m?.example.conf");
        host.renew().ends(1, "b?[2J?31m?.example cannot be read");
        harmless(host.run("certificates", "--debug"), "b?[2J");
        Run json = host.run("certificates", "--json");
        harmless(json, "");
        assertThat(JsonParser.parseString(json.out())
                        .getAsJsonObject()
                        .get("warnings")
                        .toString())
                .contains("\u202e");
        harmless(host.renew("--json"), "unreadable");
    }

    @Test
    void ofAHook() {
        host.renew("--deploy-hook", "printf '\\033[2Jhello\\007'; exit 3").ends(0);
        harmless(host.renew("-v", "--deploy-hook", "printf '\\033[2Jhello\\007' >&2; exit 3"), "deploy");
    }

    private static void harmless(Run run, String part) {
        assertThat(run.out() + run.err()).contains(part).doesNotContainPattern(CONTROL);
    }
}
