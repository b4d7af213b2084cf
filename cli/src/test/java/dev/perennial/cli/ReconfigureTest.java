package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a certificate is renewed changes only to what has been shown to work. */
class ReconfigureTest {
    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void start() throws Exception {
        host = new Host(folder, TestCa.start());
        host.done("certonly", "-d", "a.example,b.example");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Path conf() {
        return host.etc("renewal/a.example.conf");
    }

    private String noting(String file) {
        return "echo ran >> " + folder.resolve(file);
    }

    @Test
    void aChangeIsRehearsedThenWrittenAndAllElseStays() throws Exception {
        String own = host.conf("a.example").replace("[renewalparams]", "# mine\n[renewalparams]\nmy_key = 50%, 3")
                + "[my section]\nx = 1\n";
        Files.writeString(conf(), own);
        Shell shell = host.done("reconfigure", "--cert-name", "a.example", "--post-hook", noting("post"));
        assertThat(shell.out())
                .contains("Simulating renewal of an existing certificate for a.example and b.example")
                .contains("Successfully updated configuration.", "Changes will apply when the certificate renews.")
                .contains("Changed: post_hook");
        assertThat(host.conf("a.example")).startsWith(own.substring(0, own.indexOf("[my section]")));
        assertThat(host.conf("a.example")).contains("post_hook = echo ran", "[my section]\nx = 1\n");
        assertThat(folder.resolve("post")).hasContent("ran\n");
        assertThat(host.ca.issued()).hasSize(2);
        assertThat(host.live("a.example")).isEqualTo(host.ca.issued().getFirst());
        host.done("renew", "--force-renewal");
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
        Shell shell = host.failed("reconfigure", "--cert-name", "a.example", "--webroot", "-w", empty.toString());
        assertThat(shell.err()).contains("a.example.conf is as it was").doesNotContain("\tat ");
        host.failed("reconfigure", "--cert-name", "a.example", "--webroot");
        host.failed("reconfigure", "--cert-name", "a.example", "--manual");
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void anotherPluginTakesTheOptionsOfTheOldOneAway() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.done("reconfigure", "--cert-name", "a.example", "--webroot", "-w", www.toString());
            assertThat(host.conf("a.example")).contains("authenticator = webroot", "webroot_path = " + www + ",");
            host.done("renew", "--force-renewal");
        }
        JsonObject data = Host.data(host.done("reconfigure", "--cert-name", "a.example", "--standalone", "--json"));
        assertThat(data.get("action").getAsString()).isEqualTo("reconfigured");
        assertThat(data.getAsJsonArray("changed")).hasToString("[\"authenticator\",\"webroot_path\"]");
        assertThat(host.conf("a.example"))
                .contains("authenticator = standalone")
                .doesNotContain("webroot");
        host.done("renew", "--force-renewal");
    }

    @Test
    void certonlyForgetsTheOldPluginToo() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.done("reconfigure", "--cert-name", "a.example", "--webroot", "-w", www.toString());
        }
        host.done("certonly", "-d", "a.example,b.example", "--force-renewal");
        assertThat(host.conf("a.example"))
                .contains("authenticator = standalone")
                .doesNotContain("webroot");
    }

    @Test
    void namesServersAndAccountsAreNotChangedThisWay() throws Exception {
        Map<String, String> before = host.tree();
        String[] name = {"reconfigure", "--cert-name", "a.example", "--server", "https://other.example/d"};
        assertThat(host.failed(name).err())
                .contains("Using reconfigure to change the ACME account or server is not supported");
        assertThat(host.failed("reconfigure", "--cert-name", "a.example", "--account", "0")
                        .err())
                .contains("change the ACME account or server");
        assertThat(host.failed("reconfigure", "--cert-name", "a.example", "-d", "c.example")
                        .err())
                .contains("this function cannot be used to modify the domains in a certificate");
        assertThat(host.failed("reconfigure", "--cert-name", "x.example").err())
                .contains("No certificate found with name x.example");
        assertThat(host.failed("reconfigure", "-n").err()).contains("Which certificate would you", "--cert-name");
        assertThat(host.tree()).isEqualTo(before);
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void aPersonChoosesTheCertificateAndWhetherDeployHooksRun() throws Exception {
        host.done("certonly", "-d", "c.example");
        Shell shell = host.shell().typing("2\nr\n");
        assertThat(host.run(shell, "reconfigure", "--deploy-hook", noting("deployed")))
                .as(shell.err())
                .isZero();
        assertThat(shell.out())
                .contains("Which certificate would you like to reconfigure?\n1: a.example\n2: c.example\n")
                .contains("(R)un deploy hooks/(D)o not run deploy hooks: ");
        assertThat(host.conf("c.example")).contains("renew_hook = echo ran");
        assertThat(folder.resolve("deployed")).hasContent("ran\n");
        host.done("reconfigure", "--cert-name", "a.example", "--deploy-hook", noting("deployed"));
        assertThat(folder.resolve("deployed")).hasContent("ran\n");
        host.done("reconfigure", "--cert-name", "a.example", "--run-deploy-hooks");
        assertThat(folder.resolve("deployed")).hasContent("ran\nran\n");
    }

    @Test
    void withDryRunNothingIsWritten() throws Exception {
        Map<String, String> before = host.tree();
        Shell shell = host.done("reconfigure", "--cert-name", "a.example", "--dry-run", "--key-type", "rsa");
        assertThat(shell.out()).contains("The dry run was successful.", "these settings change: key_type");
        assertThat(host.tree()).isEqualTo(before);
    }
}
