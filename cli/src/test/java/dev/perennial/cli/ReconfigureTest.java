package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a certificate is renewed changes only to what has been shown to work. */
class ReconfigureTest extends CaScenario {
    private static final String FRAME = "- ".repeat(39) + "-";

    @BeforeEach
    void obtainOne() {
        host.obtain("a.example,b.example");
    }

    private Path conf() {
        return host.conf("a.example");
    }

    private String noting(String file) {
        return "echo ran >> " + folder.resolve(file);
    }

    @Test
    void aChangeIsRehearsedThenWrittenAndAllElseStays() throws Exception {
        String own = Files.readString(conf()).replace("[renewalparams]", "# mine\n[renewalparams]\nmy_key = 50%, 3")
                + "[my section]\nx = 1\n";
        Files.writeString(conf(), own);
        Run run = host.done("reconfigure", "--cert-name", "a.example", "--post-hook", noting("post"));
        assertThat(run.out())
                .contains("Simulating renewal of an existing certificate for a.example and b.example")
                .contains("Successfully updated configuration.", "Changes will apply when the certificate renews.")
                .contains("Changed: post_hook");
        assertThat(conf()).content().startsWith(own.substring(0, own.indexOf("[my section]")));
        assertThat(conf()).content().contains("post_hook = echo ran", "[my section]\nx = 1\n");
        assertThat(folder.resolve("post")).hasContent("ran\n");
        assertThat(host.ca.issued()).hasSize(2);
        assertThat(host.certificate("a.example")).isEqualTo(host.ca.issued().getFirst());
        host.renew().ends(0);
        assertThat(folder.resolve("post")).hasContent("ran\nran\n");
    }

    @Test
    void whatIsSoAlreadyIsNotWritten() throws Exception {
        Map<String, String> before = host.tree();
        assertThat(host.done("reconfigure", "--cert-name", "a.example", "-a", "standalone")
                        .out())
                .contains("No changes were made to the renewal configuration.");
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void whatDoesNotWorkIsNotWritten() throws Exception {
        Map<String, String> before = host.tree();
        Path empty = Files.createDirectory(folder.resolve("www"));
        host.run("reconfigure", "--cert-name", "a.example", "--webroot", "-w", empty.toString())
                .ends(1, "a.example.conf is as it was");
        host.run("reconfigure", "--cert-name", "a.example", "--webroot").ends(1);
        host.run("reconfigure", "--cert-name", "a.example", "--manual").ends(1);
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void anotherPluginTakesTheOptionsOfTheOldOneAway() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.done("reconfigure", "--cert-name", "a.example", "--webroot", "-w", www.toString());
            assertThat(conf()).content().contains("authenticator = webroot", "webroot_path = " + www + ",");
            host.renew().ends(0);
        }
        JsonObject data = host.done("reconfigure", "--cert-name", "a.example", "--standalone", "--json")
                .data();
        assertThat(data.get("action").getAsString()).isEqualTo("reconfigured");
        assertThat(data.getAsJsonArray("changed")).hasToString("[\"authenticator\",\"webroot_path\"]");
        assertThat(conf()).content().contains("authenticator = standalone").doesNotContain("webroot");
        host.renew().ends(0);
    }

    @Test
    void certonlyForgetsTheOldPluginToo() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.done("reconfigure", "--cert-name", "a.example", "--webroot", "-w", www.toString());
        }
        host.obtain("a.example,b.example", "--force-renewal");
        assertThat(conf()).content().contains("authenticator = standalone").doesNotContain("webroot");
    }

    @Test
    void namesServersAndAccountsAreNotChangedThisWay() throws Exception {
        Map<String, String> before = host.tree();
        String[] name = {"reconfigure", "--cert-name", "a.example", "--server", "https://other.example/d"};
        host.run(name).ends(1, "Using reconfigure to change the ACME account or server is not supported");
        host.run("reconfigure", "--cert-name", "a.example", "--account", "0")
                .ends(1, "change the ACME account or server");
        host.run("reconfigure", "--cert-name", "a.example", "-d", "c.example")
                .ends(1, "this function cannot be used to modify the domains in a certificate");
        host.run("reconfigure", "--cert-name", "x.example").ends(1, "No certificate found with name x.example");
        host.run("reconfigure", "-n").ends(1, "Which certificate would you", "--cert-name");
        assertThat(host.tree()).isEqualTo(before);
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void aPersonChoosesTheCertificateAndWhetherDeployHooksRun() throws Exception {
        host.obtain("c.example");
        Shell shell = host.shell().typing("2\nr\n");
        host.run(shell, "reconfigure", "--deploy-hook", noting("deployed")).ends(0);
        assertThat(shell.out())
                .contains("Which certificate would you like to reconfigure?\n(flag: --cert-name NAME)\n" + FRAME
                        + "\n1: a.example\n2: c.example\n")
                .contains("(R)un deploy hooks/(D)o not run deploy hooks: ");
        assertThat(host.conf("c.example")).content().contains("renew_hook = echo ran");
        assertThat(folder.resolve("deployed")).hasContent("ran\n");
        host.done("reconfigure", "--cert-name", "a.example", "--deploy-hook", noting("deployed"));
        assertThat(folder.resolve("deployed")).hasContent("ran\n");
        host.done("reconfigure", "--cert-name", "a.example", "--run-deploy-hooks");
        assertThat(folder.resolve("deployed")).hasContent("ran\nran\n");
    }

    @Test
    void withDryRunNothingIsWritten() throws Exception {
        Map<String, String> before = host.tree();
        Run run = host.done("reconfigure", "--cert-name", "a.example", "--dry-run", "--key-type", "rsa");
        assertThat(run.out()).contains("The dry run was successful.", "these settings change: key_type");
        assertThat(host.tree()).isEqualTo(before);
    }
}
