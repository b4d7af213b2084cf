package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.ca.Cas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CA may be called by a name; what is kept is its URL, which Certbot knows as well. */
class CaNamesTest extends CaScenario {
    private Run certonly(String server, String... more) {
        String[] words = new String[more.length + 7];
        System.arraycopy(
                new String[] {"certonly", "--standalone", "--agree-tos", "-d", "a.example", "--server", server},
                0,
                words,
                0,
                7);
        System.arraycopy(more, 0, words, 7, more.length);
        return host.runWithoutServer(words);
    }

    private Path casIni(String text) throws Exception {
        Files.createDirectories(host.etc(""));
        return Files.writeString(host.etc("cas.ini"), text);
    }

    @Test
    void aNameOfOnesOwnStandsForTheUrlThatIsKept() throws Exception {
        casIni("[lab]\nurl = " + host.ca.directory() + "\ntitle = Our lab\n");
        certonly("lab").ends(0);
        assertThat(host.conf("a.example")).content().contains("server = " + host.ca.directory());
        assertThat(host.conf("a.example")).content().doesNotContain("lab", "[perennial]");
        host.runWithoutServer("renew", "--force-renewal", "--no-random-sleep-on-renew")
                .ends(0);
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void aNameMayStandInACliIni() throws Exception {
        casIni("[lab]\nurl = " + host.ca.directory() + "\n");
        Path ini = Files.writeString(folder.resolve("cli.ini"), "server = lab\n");
        host.runWithoutServer("certonly", "-c", ini.toString(), "--standalone", "--agree-tos", "-d", "a.example")
                .ends(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "letsencript | no certificate authority is known by that name (did you mean letsencrypt?)",
                "ca.example | 'ca.example' is not the URL of an ACME directory, and no certificate authority",
                "buypass | Buypass issues no free certificates by ACME any more, since 2025-10-15. Choose another",
                "zerossl,lets encrypt | 'lets encrypt' is not the URL of an ACME directory",
                "zerossl, | '' is not the URL of an ACME directory",
            })
    void aWrongNameIsRefusedWithThoseThereAre(String server, String complaint) {
        certonly(server).ends(1, complaint, "Nothing was done.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "url = http://x/ | line 1: url stands before the first section",
                "[a b] | cannot be the name of a CA",
                "[lab] | the section [lab] needs a url",
                "[lab];url = lab | line 2: 'lab' is not the URL of an ACME directory",
                "[lab];url = https://x/;max_nmaes = 3 | line 3: nobody knows max_nmaes; there are max_names,",
                "[lab];url = https://x/;max_names = few | line 3: max_names is a number from 1 on",
                "[zerossl];wildcards = maybe | line 2: wildcards is yes or no",
                "[zerossl];eab_kid = x | line 2: eab_kid and eab_hmac_key go together",
                "[zerossl];eab_kid = x;eab_hmac_key = s3cret;eab_hmac_alg = md5 | line 4: it is HS256, HS384 or HS512",
            })
    void aMistakeInTheFileIsToldWithItsLine(String text, String complaint) throws Exception {
        Path file = casIni(text.replace(';', '\n'));
        Run run = certonly("zerossl").ends(2, file.toString(), complaint, "Nothing was done.");
        assertThat(run.err()).doesNotContain("s3cret");
    }

    @Test
    void theDocumentedNamesAreThoseThatAreBuiltIn() throws Exception {
        assertThat(String.join(", ", Cas.read(folder).names())).isEqualTo(Cas.BUILT_IN);
    }
}
