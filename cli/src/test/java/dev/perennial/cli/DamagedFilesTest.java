package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody or something has damaged: the file and line are named, and all other certificates are renewed. */
class DamagedFilesTest extends CaScenario {
    private Path conf;

    @BeforeEach
    void open() {
        host.obtain("bad.example");
        conf = host.conf("bad.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "key_type = ecdsa            | key_type = dsa        | invalid choice: 'dsa'",
                "account =                   | rsa_key_size = large  | Expected a numeric value for rsa_key_size",
                "account =                   | reuse_key = perhaps   | Expected True or False for reuse_key",
                "[renewalparams]             | [renewalparams        | line",
                "cert =                      | nonsense              | line",
                "privkey =                   | cert = /other.pem     | line",
                "cert =                      | cert = \"\"           | cert is not a path",
            })
    void aLineOfARenewalConfiguration(String line, String instead, String complaint) throws Exception {
        List<String> lines = Files.readAllLines(conf);
        int number = 0;
        while (!lines.get(number).startsWith(line)) {
            number++;
        }
        lines.set(number, instead);
        Files.write(conf, lines);
        onlyThisOneFails(conf.toString(), complaint);
    }

    @Test
    void aRenewalConfigurationThatIsNone() throws Exception {
        for (byte[] content :
                List.of(new byte[0], new byte[] {0, 1, 2, (byte) 0xff}, "\u001b[2J".getBytes(StandardCharsets.UTF_8))) {
            Files.write(conf, content);
            onlyThisOneFails(conf.toString());
        }
        Files.delete(conf);
        Files.createDirectory(conf);
        onlyThisOneFails(conf.toString());
        Files.delete(conf);
        Files.createSymbolicLink(conf, folder.resolve("nowhere"));
        onlyThisOneFails(conf.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert", "privkey", "chain", "fullchain"})
    void aLinkThatIsNone(String kind) throws Exception {
        Path link = host.live("bad.example", kind);
        Path target = host.archived("bad.example", kind, 1);
        byte[] content = Files.readAllBytes(target);
        Files.delete(target);
        onlyThisOneFails(conf.toString(), "target " + target + " of symlink " + link + " does not exist");
        Files.delete(link);
        onlyThisOneFails(conf.toString(), "expected " + link + " to be a symlink, but there is no such file");
        Files.write(link, content);
        onlyThisOneFails(conf.toString(), "expected " + link + " to be a symlink");
    }

    @Test
    void anArchiveThatIsGone() throws Exception {
        Path archive = host.etc("archive/bad.example");
        Files.move(archive, folder.resolve("gone"));
        onlyThisOneFails(conf.toString(), archive + "/cert1.pem", "does not exist");
    }

    @Test
    void aCertificateThatIsNone() throws Exception {
        Path cert = host.archived("bad.example", "cert", 1);
        for (byte[] content : List.of(new byte[0], new byte[] {0, 1, 2, (byte) 0xff}, new byte[300_000])) {
            Files.write(cert, content);
            onlyThisOneFails(cert.toString());
        }
    }

    @Test
    void aKeyThatIsToBeUsedAgainAndCannotBe() throws Exception {
        Path key = host.archived("bad.example", "privkey", 1);
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        host.obtain("good.example");
        var run = host.renew("--reuse-key").ends(1, "of bad.example cannot be used again");
        assertThat(run.out()).contains("good.example/fullchain.pem (success)");
        assertThat(run.err()).doesNotContain("c2VjcmV0");
    }

    @ParameterizedTest
    @CsvSource({"private_key.json, 1", "regr.json, 1", "meta.json, 0"})
    void anAccount(String name, int code) throws Exception {
        Path file = host.accounts().getFirst().resolve(name);
        byte[] good = Files.readAllBytes(file);
        for (String content : List.of(
                "",
                "{}",
                "[1",
                new String(good, 0, good.length / 2, StandardCharsets.US_ASCII),
                "{\"uri\": \"ftp://x/\"}",
                "{\"uri\": \"http://x/\"}",
                "{\"uri\": \"https://x:78435/\"}",
                "{\"uri\": \"https://x/\u00fc\"}")) {
            Files.delete(file);
            Files.writeString(file, content);
            boolean harmless = code == 0 && content.endsWith("}");
            Run run = host.renew();
            run.ends(
                    code,
                    harmless ? "" : "account file " + file + " is damaged: ",
                    harmless ? "" : "no certificate is lost");
            assertThat(run.err()).doesNotContain("\"d\":");
        }
        Files.delete(file);
        host.renew().ends(code, code == 0 ? "" : file + " cannot be read: there is no such file");
        Files.write(file, good);
        host.renew().ends(0);
    }

    @Test
    @Tag("case52")
    void anAccountTheCaDoesNotKnow() throws Exception {
        Files.writeString(
                host.accounts().getFirst().resolve("regr.json"),
                "{\"uri\": \"" + host.ca.directory().resolve("/account/none") + "\"}");
        host.renew()
                .ends(
                        1,
                        "Failed to renew certificate bad.example with error: ",
                        "accountDoesNotExist",
                        "'unregister' and then 'register'");
        host.certonly("-d", "b.example").ends(1, "accountDoesNotExist", "'unregister' and then 'register'");
        Files.move(host.accounts().getFirst(), folder.resolve("away"));
        host.renew("--agree-tos").ends(0);
    }

    @Test
    @Tag("case57")
    void case57AnAccountThatIsAtAnotherHostThanItsDirectory() throws Exception {
        String elsewhere = host.ca.directory().resolve("/account/1").toString().replace("127.0.0.1", "localhost");
        Files.writeString(host.accounts().getFirst().resolve("regr.json"), "{\"uri\": \"" + elsewhere + "\"}");
        host.renew()
                .ends(
                        1,
                        "Failed to renew certificate bad.example with error: ",
                        "accountDoesNotExist: the \"kid\" " + elsewhere + " is no account of this CA",
                        "'unregister' and then 'register'");
    }

    /** And nothing of it is touched. */
    private void onlyThisOneFails(String... parts) throws IOException {
        host.obtain("good.example");
        var before = host.tree();
        Run run = host.renew();
        for (String part : parts) {
            run.ends(1, part);
        }
        run.ends(1, "0 renew failure(s), 1 parse failure(s)", "It is left as it is");
        assertThat(run.out()).contains("good.example/fullchain.pem (success)", "bad.example.conf (parsefail)");
        assertThat(host.run("certificates").ends(0).out()).contains("Certificate Name: good.example");
        var after = host.tree();
        before.keySet().removeIf(file -> !file.contains("bad.example"));
        after.keySet().removeIf(file -> !file.contains("bad.example"));
        assertThat(after).isEqualTo(before);
    }
}
