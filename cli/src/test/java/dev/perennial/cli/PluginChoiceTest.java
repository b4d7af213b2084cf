package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who gives no plugin is asked which, and is shown those that can work. */
class PluginChoiceTest extends CaScenario {
    private static final String FRAME = "- ".repeat(39) + "-";

    @Test
    void aPersonChoosesAPluginAndMakesAnAccount() throws Exception {
        Shell shell = host.shell().typing("1\na@a.example\ny\n");
        host.run(shell, "auth", "-d", "a.example").ends(0);
        assertThat(shell.out())
                .contains(
                        "How would you like to authenticate with the ACME CA?\n(flag: --standalone, --webroot -w DIR or --manual)\n"
                                + FRAME + "\n1: Spin up a temporary webserver"
                                + " (standalone)\n2: Place files in webroot directory (webroot)\n")
                .contains("Enter email address", "Please read the Terms of Service");
        assertThat(host.conf("a.example")).content().contains("authenticator = standalone");
    }

    @Test
    void whereThePortIsTakenOnlyTheWebrootIsOfferedAndItsFolderAskedFor() throws Exception {
        Path www = Files.createDirectory(folder.resolve("www"));
        Shell shell = host.shell().typing(folder.resolve("no") + "\n" + www + "\n2\n");
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            host.run(shell, "auth", "-d", "a.example,b.example", "--agree-tos", "-m", "a@a.example")
                    .ends(0);
        }
        assertThat(shell.out())
                .contains("Not offered, standalone: port " + host.ca.httpPort(), "Authenticator: webroot")
                .contains("Input the webroot for a.example:", "no does not exist or is not a directory")
                .contains("Select the webroot for b.example:\n(flag: -w DIR)\n" + FRAME
                        + "\n1: Enter a new webroot\n2: " + www);
        assertThat(host.conf("a.example"))
                .content()
                .contains("[[webroot_map]]\na.example = " + www + "\nb.example = " + www);
    }

    @Test
    void nobodyIsAskedForWhatCannotWork() {
        Shell shell = host.shell().typing("");
        host.run(shell, "auth", "-d", "*.a.example").ends(1);
        assertThat(shell.err()).contains("standalone: a wildcard needs a DNS challenge", "--manual-auth-hook");
        host.run("auth", "-d", "a.example")
                .ends(1, "Missing command line flags. For non-interactive execution", "--standalone, --webroot -w DIR");
        assertThat(host.ca.requests().all()).isEmpty();
    }

    @Test
    void aPersonChoosesAmongAccounts() throws Exception {
        host.obtain("a.example");
        Path first = host.accounts().getFirst();
        Path away = Files.move(first, folder.resolve("away"));
        host.done("register", "--agree-tos");
        Files.move(away, first);
        host.certonly("-d", "b.example").ends(1, "choose one", "--account");
        Shell shell = host.shell().typing("1\n");
        host.certonly(shell, "-d", "b.example").ends(0);
        assertThat(shell.out()).contains("Please choose an account\n(flag: --account ID)\n" + FRAME + "\n1: ");
    }

    @Test
    void pluginsAreShownAsCertbotShowsThem() throws Exception {
        Shell certbot = new Shell().as("certbot");
        assertThat(certbot.run("plugins")).isZero();
        assertThat(certbot.out())
                .contains(
                        "* standalone\nDescription: Spin up a temporary webserver\nInterfaces: Authenticator, Plugin\n"
                                + "Entry point: standalone = ")
                .doesNotContain("manual", "null", "Prep:");
        String port = Integer.toString(host.ca.httpPort());
        Path www = folder;
        try (FileServer _ = new FileServer(www, host.ca.httpPort())) {
            Shell shell = new Shell();
            assertThat(shell.run("plugins", "--init", "--prepare", "--http-01-port", port))
                    .isZero();
            assertThat(shell.out())
                    .contains("Prep: port " + port + " cannot be opened", "Prep: True", "* manual")
                    .contains("DNS providers that have no credentials here; 'perennial dns providers' lists them.");
        }
        Shell none = new Shell();
        assertThat(none.run("plugins", "--installers")).isZero();
        assertThat(none.out()).contains("No plugins");
    }

    @Test
    void programsLearnWhichPluginsCouldWork() {
        Run run = host.run("plugins", "--prepare", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonObject manual = run.data().getAsJsonArray("plugins").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(plugin -> plugin.get("name").getAsString().equals("manual"))
                .findAny()
                .orElseThrow();
        assertThat(manual.get("usable").getAsBoolean()).isFalse();
        assertThat(manual.get("problem").getAsString()).contains("--manual-auth-hook");
    }
}
