package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a DNS provider is chosen and where its credentials come from; what it does then is tested with real servers. */
class DnsProviderTest extends CaScenario {
    private static final String PORT_IS_WRONG = """
            dns_rfc2136_server = 127.0.0.1
            dns_rfc2136_port = none
            dns_rfc2136_name = key
            dns_rfc2136_secret = c2VjcmV0
            """;

    private Path file = Path.of("");

    @BeforeEach
    void makeCredentials() throws Exception {
        file = write(folder.resolve("c.ini"));
    }

    private static Path write(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, PORT_IS_WRONG);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aProviderThatIsNotThereIsToldBeforeTheCaHearsOfIt() {
        host.run("certonly", "-d", "a.example", "--dns-rfc2137")
                .ends(2, "There is no DNS provider rfc2137 (did you mean rfc2136?).", "perennial dns providers");
        host.run("certonly", "-d", "a.example", "-a", "dns-nowhere")
                .ends(1, "There is no DNS provider nowhere.", "perennial dns providers");
        host.run("certonly", "-d", "a.example", "--standalone", "--dns-rfc2137-credentials", "x")
                .ends(2, "--dns-rfc2137-credentials", "(did you mean rfc2136?)");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.etc("")).doesNotExist();
    }

    @Test
    void credentialsAreLookedForInTheirUsualPlace() throws Exception {
        Path usual = host.etc("dns/rfc2136.ini");
        host.run("certonly", "-n", "-d", "a.example", "--dns-rfc2136")
                .ends(1, "dns-rfc2136 needs --dns-rfc2136-credentials FILE", usual.toString());
        write(usual);
        host.run("certonly", "-n", "-d", "a.example", "--dns-rfc2136").ends(1, usual + ", line 2: dns_rfc2136_port");
        host.run("certonly", "-n", "-d", "a.example", "--dns-rfc2136", "--dns-rfc2136-credentials", file.toString())
                .ends(1, file + ", line 2: dns_rfc2136_port");
        assertThat(host.ca.requests().all()).isEmpty();
    }

    @Test
    void theProjectOfGoogleStandsInItsCredentials() throws Exception {
        String account = "{\"type\": \"service_account\", \"client_email\": \"a@b\", \"private_key\": \"none\"";
        Path json = folder.resolve("google.json");
        String[] command = {
            "certonly", "-n", "-d", "a.example", "--dns-google", "--dns-google-credentials", json.toString()
        };
        host.run(command).ends(1, "The credentials in " + json + " cannot be read");
        Files.writeString(json, account + "}");
        host.run(command).ends(1, "Missing for Google Cloud DNS in " + json + ": project");
        Files.writeString(json, account + ", \"project_id\": \"mine\"}");
        host.run(command).ends(1, "google-service-account cannot use the key in credentials");
        assertThat(host.ca.requests().all()).isEmpty();
    }

    @Test
    void whoIsThereIsAskedForTheFile() {
        Shell shell = host.shell().typing(folder.resolve("no") + "\n" + file + "\n");
        host.run(shell, "certonly", "-d", "a.example", "--dns-rfc2136", "--agree-tos", "-m", "a@a.example")
                .ends(1, file + ", line 2: dns_rfc2136_port");
        assertThat(shell.out())
                .contains("Input the path to your BIND credentials INI file\n(flag: --dns-PROVIDER-credentials FILE)")
                .contains("File not found: " + folder.resolve("no"));
    }

    @Test
    void thoseWithCredentialsAreInTheMenu() throws Exception {
        Shell shell = host.shell().typing("c\n");
        host.run(shell, "certonly", "-d", "a.example").ends(1);
        assertThat(shell.out()).doesNotContain("dns-rfc2136");
        write(host.etc("dns/rfc2136.ini"));
        Shell again = host.shell().typing("1\n");
        host.run(again, "certonly", "-d", "a.example", "--agree-tos", "-m", "a@a.example")
                .ends(1, "rfc2136.ini, line 2: dns_rfc2136_port");
        assertThat(again.out())
                .contains(
                        "1: Obtain certificates using a DNS TXT record (if you are using BIND for DNS).\n(dns-rfc2136)\n2: Spin");
        assertThat(host.run("plugins").out()).contains("* dns-rfc2136\nDescription: Obtain certificates using");
    }

    @Test
    void aTildeThatNoShellHasSeenIsTheHomeFolder() throws Exception {
        Files.createDirectories(folder.resolve("home"));
        Shell shell = host.shell().with("HOME", folder.toString());
        host.run(shell, "certonly", "-n", "-d", "a.example", "--dns-rfc2136", "--dns-rfc2136-credentials=~/c.ini")
                .ends(1, file + ", line 2: dns_rfc2136_port");
    }

    @Test
    void helpHasOnePageForEachAndAParagraphForAll() {
        assertThat(host.run("help", "dns-cloudflare").ends(0).out())
                .contains("--dns-cloudflare-credentials FILE", "--dns-cloudflare-propagation-seconds N");
        assertThat(host.run("help", "certonly").ends(0).out().replaceAll("\\s+", " "))
                .contains("--dns-PROVIDER-credentials FILE", "'perennial dns providers'")
                .doesNotContain("--dns-cloudflare");
    }
}
