package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a command line without a command does. */
class RunTest extends CaScenario {
    @Test
    void withTheNullInstallerItObtainsAndCongratulates() throws Exception {
        String[] line = {
            "-a", "standalone", "-i", "null", "-d", "a.example,b.example,c.example", "--agree-tos", "--redirect"
        };
        Run first = host.done(line);
        assertThat(first.out())
                .contains("Successfully received certificate.", "Deploying certificate")
                .contains("Congratulations! You have successfully enabled HTTPS on https://a.example,"
                        + " https://b.example, and https://c.example");
        assertThat(first.err()).contains("Option redirect is not supported by the selected installer.");
        assertThat(host.conf("a.example")).content().contains("installer = null", "authenticator = standalone");
        assertThat(host.done(line).out()).contains("not yet due", "enabled HTTPS on https://a.example");
        assertThat(host.done("everything", "--standalone", "-i", "null", "--cert-name", "a.example", "--force-renewal")
                        .out())
                .contains("Your existing certificate has been successfully renewed, and the new certificate has been"
                        + " installed.");
        host.renew().ends(0);
        assertThat(host.conf("a.example")).content().contains("installer = null");
    }

    @Test
    void withoutAnInstallerItProposesCertonly() {
        for (String plugin : new String[] {"standalone", "webroot", "manual"}) {
            host.run("--" + plugin, "-d", "a.example")
                    .ends(
                            1,
                            "With the " + plugin + " plugin, you probably want to use the \"certonly\" command, eg:"
                                    + "\n\n    perennial certonly --" + plugin
                                    + "\n\n(Alternatively, add a --installer flag.");
        }
        host.run("-d", "a.example")
                .ends(1, "Missing command line flags. For non-interactive execution", "--deploy-hook");
        Shell person = host.shell().typing("").as("certbot");
        host.run(person).ends(1);
        assertThat(person.err())
                .contains("Certbot doesn't know how to automatically configure the web server on this system")
                .contains("Please run \"certbot certonly\" to do so.");
        for (String plugin : new String[] {"nginx", "apache"}) {
            host.run("--" + plugin, "-d", "a.example")
                    .ends(1, "The plugin " + plugin + " is not available yet in this build", "deploy hook");
        }
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.etc("")).doesNotExist();
    }

    @Test
    void whatTheInstallerCannotDoIsRefusedFirst() {
        String[][] lines = {
            {"--standalone", "-i", "null", "--ip-address", "127.0.0.1", "--agree-tos"},
            {"--standalone", "-i", "null", "-d", "a.example", "--must-staple", "--agree-tos"},
            {"--standalone", "-i", "null", "-d", "a.example", "--auto-hsts", "--agree-tos"},
            {"--standalone", "-i", "webroot", "-d", "a.example", "--agree-tos"},
            {"-a", "null", "-i", "null", "-d", "a.example", "--agree-tos"},
        };
        for (String[] line : lines) {
            assertThat(host.run(line).ends(1).err())
                    .containsAnyOf(
                            "--ip-address does not go with run",
                            "OCSP stapling is not supported by the selected installer (null)",
                            "requested enhancements are not supported by the selected installer",
                            "The plugin webroot is not one that puts a certificate into a server",
                            "The plugin null is not one that proves control of a name");
        }
        assertThat(host.ca.requests().all()).isEmpty();
    }

    @Test
    void ourNameAloneShowsHelpAndCertbotsBegins() {
        Shell newcomer = new Shell();
        assertThat(newcomer.run()).isZero();
        assertThat(newcomer.out()).startsWith("usage: perennial COMMAND");
        Shell certbot = new Shell().as("certbot");
        assertThat(certbot.run()).isEqualTo(1);
        assertThat(certbot.err()).contains("Missing command line flags.");
    }
}
