package dev.perennial.dns.bridge;

import static dev.perennial.dns.bridge.BridgeWorkshop.ONE;
import static dev.perennial.dns.bridge.BridgeWorkshop.TWO;
import static dev.perennial.dns.bridge.BridgeWorkshop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AcmeShProviderTest {
    private static final String NAME = "_acme-challenge.www.example.com";

    @TempDir
    private Path folder;

    private BridgeWorkshop workshop;
    private ExampleHosting hosting;

    @BeforeEach
    void open() throws Exception {
        workshop = new BridgeWorkshop(folder);
        hosting = new ExampleHosting();
        Files.createDirectories(folder.resolve("dnsapi"));
        try (InputStream script = AcmeShProviderTest.class.getResourceAsStream("dns_example.sh")) {
            script("dns_example", new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        // As people have it in /root: nobody else can look into it.
        Files.setPosixFilePermissions(folder.resolve("dnsapi"), PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void close() {
        hosting.close();
        workshop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aScriptPutsTwoValuesAtOneNameAndTakesAwayItsOwn(String shell) throws Exception {
        workshop.shell(shell);
        hosting.records.put(5, "_acme-challenge.www of-others");
        DnsProvider provider = provider(Map.of());
        List<TxtRecord> records = List.of(record(NAME, ONE), record(NAME, TWO));
        provider.add(records);
        assertThat(hosting.records.values()).contains("_acme-challenge.www " + ONE, "_acme-challenge.www " + TWO);
        provider.remove(records);
        assertThat(hosting.records).containsOnlyKeys(5);
        // What is declared is not kept a second time.
        try (var kept = Files.list(workshop.state())) {
            assertThat(kept.findFirst().orElseThrow())
                    .content()
                    .contains("EXAMPLE_Record=")
                    .doesNotContain("marked");
        }
        assertThat(String.join("\n", workshop.log))
                .contains("Added, not quite at once.")
                .doesNotContain("marked");
    }

    /** As acme.sh's users know it: given once, and kept; the file is ours alone. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void whatAScriptKeepsIsThereInTheNextRun(String shell) throws Exception {
        workshop.shell(shell);
        script("dns_counter", """
                dns_counter_add() {
                  count="$(_readaccountconf_mutable Count)"
                  _saveaccountconf_mutable Count "$(_math "${count:-0}" + 1)"
                  _saveaccountconf Old "it's
                two lines"
                  _savedomainconf Zone "of $1" base64
                  echo "$count|$Old|$(_readdomainconf Zone)|$Zone" | tr a-z A-Z # past the redaction
                }
                """);
        DnsProvider provider = workshop.bridges().open("dns-acmesh", fields("dns_counter", Map.of()));
        provider.add(List.of(record("a.example.com", ONE), record("a.example.com", TWO), record("b.example.com", TWO)));
        assertThat(workshop.log.get(1)).contains("1|IT'S\nTWO LINES|OF A.EXAMPLE.COM|OF A.EXAMPLE.COM");
        assertThat(workshop.log.get(2)).contains("2|IT'S\nTWO LINES|OF B.EXAMPLE.COM|\n");
        try (var files = Files.list(workshop.state())) {
            Path file = files.findFirst().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file).content().contains("account SAVED_Count='3'").contains("domain b.example.com Zone=");
        }
    }

    /** As with acme.sh, where nothing is declared any more when it renews; until the user declares something else. */
    @Test
    void whatAScriptChangesOfWhatWasDeclaredHoldsFromThenOn() throws Exception {
        script("dns_once", """
                dns_once_add() {
                  Once="${Once:-$(_readaccountconf_mutable Once)}"
                  _saveaccountconf_mutable Once "$(_math "$Once" + 1)"
                  echo "used $Once"
                }
                """);
        for (String declared : List.of("7", "7", "30")) {
            workshop.bridges()
                    .open("dns-acmesh", fields("dns_once", Map.of("Once", declared)))
                    .add(List.of(record(NAME, ONE)));
        }
        assertThat(workshop.log.get(0)).contains("used 7");
        assertThat(workshop.log.get(1)).contains("used 8");
        assertThat(workshop.log.get(2)).contains("used 30");
    }

    @Test
    void whatAcmeShHasSavedForThisScriptIsUsedAndNothingElse() throws Exception {
        Path conf = folder.resolve("account.conf");
        String saved = "SAVED_EXAMPLE_Url='" + hosting.url() + "'\nSAVED_CF_Token='of-another'\nAUTO_UPGRADE='1'\n";
        Files.writeString(conf, saved);
        script("dns_show", "dns_show_add() { # EXAMPLE_Url\n cat \"$ACCOUNT_CONF_PATH\"; }");
        workshop.bridges()
                .open("dns-acmesh", fields("dns_show", Map.of("account_conf", conf.toString())))
                .add(List.of(record(NAME, ONE)));
        assertThat(workshop.log.getFirst()).contains("SAVED_EXAMPLE_Url=").doesNotContain("of-another");
        assertThat(workshop.state())
                .satisfiesAnyOf(
                        state -> assertThat(state).doesNotExist(),
                        state -> assertThat(state).isEmptyDirectory());
    }

    @Test
    void anErrorOfTheScriptIsTheMessageWithoutTheSecretInIt() throws Exception {
        DnsProvider provider = provider(Map.of("EXAMPLE_Token", "a-wrong-secret"));
        assertThatThrownBy(() -> provider.add(List.of(record(NAME, ONE))))
                .isInstanceOf(SolverException.class)
                .hasMessage("dns_example_add of acme.sh failed for " + NAME
                        + ", and said: The API refuses the token ***; No zone of this account holds " + NAME
                        + ". The latest answer was: 401 {\"error\":\"21\"}."
                        + " The certificate authority was not asked to look.");
        assertThat(String.join("\n", workshop.log)).doesNotContain("a-wrong-secret");
        hosting.close();
        assertThatThrownBy(() -> provider.add(List.of(record(NAME, ONE))))
                .hasMessageContaining("The latest answer was: curl: (7) Failed to connect to 127.0.0.1");
    }

    @Test
    void aScriptRunsAsSomebodyWithLessRightsAndKnowsWhatItWasToldAlone() throws Exception {
        workshop.environment.put("AWS_SECRET", "ours");
        script("dns_who", "dns_who_add() { id -un; id -G; env; pwd; ls -ld .; ls -l; umask; }");
        workshop.bridges()
                .open("dns-acmesh", fields("dns_who", Map.of("Who_Key", "a b'c")))
                .add(List.of(record(NAME, ONE)));
        boolean root = System.getProperty("user.name").equals("root");
        assertThat(workshop.log.getFirst())
                .contains(root ? "nobody\n65534\n" : System.getProperty("user.name"))
                .contains("Who_Key=***")
                .contains("drwx------")
                .contains("-rw-------")
                .doesNotContain("AWS_SECRET");
        assertThat(itsFolder()).doesNotExist();
    }

    @Test
    void aScriptThatHangsIsEndedAndItsFilesAreGone() throws Exception {
        script("dns_slow", "trap '' TERM; dns_slow_add() { pwd >&2; trap '' TERM; sleep 300; }");
        DnsProvider provider = workshop.bridges().open("dns-acmesh", fields("dns_slow", Map.of("timeout", "1")));
        assertThatThrownBy(() -> provider.add(List.of(record(NAME, ONE))))
                .hasMessageStartingWith("dns_slow_add of acme.sh was ended after 1 seconds, for " + NAME + '.');
        assertThat(itsFolder()).doesNotExist();
    }

    /** Many scripts read all records of a name and write them anew. */
    @Test
    void oneScriptRunsOnceAtATimeWhoeverOpenedIt() throws Exception {
        script("dns_turn", "dns_turn_add() { mkdir /tmp/$Turn_Name || return 1; sleep 0.2; rmdir /tmp/$Turn_Name; }");
        String turn = "perennial-turn-" + ProcessHandle.current().pid();
        Bridges bridges = workshop.bridges();
        List<String> complaints = Parallel.map(List.of("1", "2", "3"), each -> {
            try {
                Map<String, String> more = Map.of("Turn_Name", turn, "Turn_Number", each);
                bridges.open("dns-acmesh", fields("dns_turn", more)).add(List.of(record(NAME, ONE)));
                return "";
            } catch (SolverException e) {
                return String.valueOf(e.getMessage());
            }
        });
        assertThat(complaints).containsOnly("");
    }

    @Test
    void scriptsThatAreNoneAreSaidToBeSo() throws Exception {
        script("dns_broken", "dns_broken_add() { if ; }");
        script("dns_empty", "true");
        assertThatThrownBy(() -> workshop.bridges()
                        .open("dns-acmesh", fields("dns_broken", Map.of()))
                        .add(List.of(record(NAME, ONE))))
                .hasMessageContaining("dns_broken_add of acme.sh failed")
                .hasMessageContaining("yntax error");
        assertThatThrownBy(() -> workshop.bridges()
                        .open("dns-acmesh", fields("dns_empty", Map.of()))
                        .add(List.of(record(NAME, ONE))))
                .hasMessageContaining("There is no function dns_empty_add in it.");
        assertThatThrownBy(() -> workshop.bridges().open("dns-acmesh", fields("../dns_x", Map.of())))
                .hasMessageContaining("is no script of acme.sh's dnsapi");
        assertThatThrownBy(() -> workshop.bridges().open("dns-acmesh", fields("dns_missing", Map.of())))
                .hasMessageContaining("There is no script dns_missing.sh");
    }

    @Test
    void aUserThatThisMachineHasNotIsSaidToBeMissing() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can run programs as others");
        DnsProvider provider = provider(Map.of("user", "no-such-user"));
        assertThatThrownBy(() -> provider.add(List.of(record(NAME, ONE))))
                .hasMessage(
                        "There is no user \"no-such-user\" on this machine to run scripts of acme.sh as: name another"
                                + " one with dns_acmesh_user.");
        provider(Map.of("user", "root")).add(List.of(record(NAME, ONE)));
        assertThat(hosting.records).hasSize(1);
    }

    @Test
    void aNameFromTheDnsThatIsNoneNeverComesNearAShell() throws Exception {
        DnsProvider provider = provider(Map.of());
        assertThatThrownBy(() -> provider.add(List.of(new TxtRecord("a';touch /tmp/x;'.example.com", ONE))))
                .hasMessageContaining("other characters than letters");
        assertThat(workshop.log).isEmpty();
    }

    /** What acme.sh's last line does with its words is all that this mode needs of it. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void acmeShItselfCanBeTheLibrary(String shell) throws Exception {
        workshop.shell(shell);
        String library = """
                _exists() { command -v "$1" >/dev/null; }
                _info() { echo "library says $1"; }
                _err() { exit 3; }
                _get() { _CURL="curl --silent -L"; $_CURL -sSH "$_H1" "$1"; }
                main() { "$@"; }
                main "$@"
                """;
        Files.writeString(folder.resolve("acme.sh"), library);
        script("dns_lib", """
                dns_lib_add() {
                  _H1="Authorization: Bearer $Lib_Token"
                  _info "$1 $(_get "$Lib_Url/zones?name=example.com")"
                  printf x | _hmac sha256 6b6579 hex
                  _err "after all"
                }
                """);
        Map<String, String> more = new HashMap<>(Map.of("library", "yes", "Lib_Url", hosting.url()));
        more.put("Lib_Token", ExampleHosting.TOKEN);
        DnsProvider provider = workshop.bridges().open("dns-acmesh", fields("dns_lib", more));
        assertThatThrownBy(() -> provider.add(List.of(record(NAME, ONE)))).hasMessageContaining("said: after all.");
        assertThat(workshop.log.getFirst()).contains("library says " + NAME + " [ { \"id\": 7");
    }

    /** As the script says it. */
    private Path itsFolder() {
        String all = String.join("\n", workshop.log);
        int start = all.indexOf("/tmp/perennial-dnsapi-");
        return Path.of(all.substring(start, all.indexOf('\n', start)));
    }

    private DnsProvider provider(Map<String, String> more) throws SolverException {
        Map<String, String> variables = new HashMap<>();
        variables.put("EXAMPLE_Token", ExampleHosting.TOKEN);
        variables.put("EXAMPLE_Url", hosting.url());
        variables.putAll(more);
        return workshop.bridges().open("dns-acmesh", fields("dns_example", variables));
    }

    private Map<String, String> fields(String script, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("script", script);
        fields.put("folder", folder.resolve("dnsapi").toString());
        return fields;
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(folder.resolve("dnsapi").resolve(name + ".sh"), text);
    }
}
