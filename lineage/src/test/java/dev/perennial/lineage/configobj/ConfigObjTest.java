package dev.perennial.lineage.configobj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigObjTest {
    private static final List<String> ROOT = List.of();
    private static final List<String> PARAMS = List.of("renewalparams");

    private static final String OLD_CERTBOT = """
            # renew_before_expiry = 30 days
            version = 0.31.0
            cert = /etc/letsencrypt/live/a.example/cert.pem  # do not touch

            # Options used in the renewal process
            [renewalparams]
            account = 3f2a
            webroot_path = /var/www,
            renew_hook = "systemctl reload nginx # quietly"
            [[webroot_map]]
            a.example = /var/www
            """;

    private static ConfigObj parse(String text) throws ConfigException {
        return ConfigObj.parse(text, "a.conf");
    }

    private static ConfigValue text(String text) {
        return new ConfigValue.Text(text);
    }

    @Test
    void readsTextsListsAndTables() throws Exception {
        ConfigObj conf = parse(OLD_CERTBOT);
        assertThat(conf.get(ROOT, "cert")).contains(text("/etc/letsencrypt/live/a.example/cert.pem"));
        assertThat(conf.get(PARAMS, "webroot_path")).contains(new ConfigValue.Items(List.of("/var/www")));
        assertThat(conf.get(PARAMS, "renew_hook")).contains(text("systemctl reload nginx # quietly"));
        assertThat(conf.get(PARAMS, "webroot_map"))
                .contains(new ConfigValue.Table(Map.of("a.example", text("/var/www"))));
        assertThat(conf.get(PARAMS, "installer")).isEmpty();
        assertThat(conf.get(List.of("none", "such"), "key")).isEmpty();
    }

    @Test
    void changesOnlyTheValueThatWasSet() throws Exception {
        ConfigObj conf = parse(OLD_CERTBOT);
        conf.set(ROOT, "version", text("2.1.0"));
        conf.set(ROOT, "cert", text("/srv/cert.pem"));
        conf.set(PARAMS, "account", text("3f2a"));
        assertThat(conf.render())
                .isEqualTo(OLD_CERTBOT
                        .replace("0.31.0", "2.1.0")
                        .replace("/etc/letsencrypt/live/a.example/cert.pem", "/srv/cert.pem"));
    }

    @Test
    void putsNewKeysAfterTheOthersAndBeforeTheSectionsBelow() throws Exception {
        ConfigObj conf = parse(OLD_CERTBOT);
        conf.set(ROOT, "archive_dir", text("/a"));
        conf.set(PARAMS, "pref_challs", new ConfigValue.Items(List.of("http-01")));
        conf.set(List.of("acme_renewal_info"), "ari_retry_after", text("2026-06-24T12:34:56"));
        assertThat(conf.render())
                .isEqualTo(OLD_CERTBOT
                                .replace("not touch\n", "not touch\narchive_dir = /a\n")
                                .replace("quietly\"\n", "quietly\"\npref_challs = http-01,\n")
                        + "[acme_renewal_info]\nari_retry_after = 2026-06-24T12:34:56\n");
    }

    @Test
    void buildsADocumentFromNothing() throws Exception {
        ConfigObj conf = ConfigObj.empty("new.conf");
        conf.set(ROOT, "version", text("2.1.0"));
        Map<String, ConfigValue> map = new LinkedHashMap<>();
        map.put("b.example", text("/b"));
        map.put("::1", text("/a dir"));
        conf.set(PARAMS, "webroot_map", new ConfigValue.Table(map));
        conf.set(PARAMS, "reuse_key", ConfigValue.of(true));
        assertThat(conf.render()).isEqualTo("""
                        version = 2.1.0
                        [renewalparams]
                        reuse_key = True
                        [[webroot_map]]
                        b.example = /b
                        ::1 = /a dir
                        """);
    }

    @Test
    void removesKeysAndSectionsAndLeavesTheRest() throws Exception {
        ConfigObj conf = parse(OLD_CERTBOT);
        conf.remove(PARAMS, "webroot_map");
        conf.remove(PARAMS, "account");
        conf.remove(PARAMS, "never_there");
        assertThat(conf.render())
                .isEqualTo(OLD_CERTBOT
                        .replace("[[webroot_map]]\na.example = /var/www\n", "")
                        .replace("account = 3f2a\n", ""));
    }

    @Test
    void keepsWindowsLineEndsAByteOrderMarkAndIndentation() throws Exception {
        String text = "\ufeffa = 1\r\n[s]\r\n    b = '''x\r\ny'''   # two lines\r\n    c=2";
        ConfigObj conf = parse(text);
        assertThat(conf.get(List.of("s"), "b")).contains(text("x\ny"));
        assertThat(conf.render()).isEqualTo(text);
        conf.set(List.of("s"), "b", text("one"));
        conf.set(List.of("s"), "c", text("p\nq"));
        conf.set(List.of("s"), "d", text("3"));
        assertThat(conf.render())
                .isEqualTo("\ufeffa = 1\r\n[s]\r\n    b = one   # two lines\r\n    c= '''p\r\nq'''\r\n    d = 3\r\n");
    }

    @Test
    void followsReferencesOutwardsAndSaysWhichLineHasABrokenOne() throws Exception {
        ConfigObj conf = parse("dir = /srv\n[s]\nhook = run %(dir)s/x 100%\nbad = %(nope)s\nloop = %(loop)s\n");
        assertThat(conf.get(List.of("s"), "hook")).contains(text("run /srv/x 100%"));
        assertThatThrownBy(() -> conf.get(List.of("s"), "bad"))
                .hasMessage("a.conf, line 4: in the value of bad, %(nope)s refers to nothing in this file");
        assertThatThrownBy(() -> conf.get(List.of("s"), "loop"))
                .hasMessageContaining("line 5")
                .hasMessageContaining("itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key: v             | 1 | neither a [section]
            a = 1~bare         | 2 | neither a [section]
            a = 1~~a = 2       | 3 | a is there twice
            [s]~[[[t]]]        | 2 | too many brackets
            [[s]               | 1 | 2 brackets open a section and 1 close it
            [s]~a=1~[s]        | 3 | [s] is there twice
            a = "x             | 1 | the value of a is badly quoted
            a = '''x~y~z       | 1 | the value of a is badly quoted
            a = 1, , 2         | 1 | not a proper list
            """, quoteCharacter = '\0')
    void namesTheLineOfWhatItCannotRead(String text, int line, String complaint) {
        assertThatThrownBy(() -> parse(text.replace('~', '\n')))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("a.conf, line " + line + ": ")
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesToWriteWhatCouldNotBeReadBack() throws Exception {
        ConfigObj conf = parse("a = 1\n");
        assertThatThrownBy(() -> conf.set(ROOT, "a", text("a ''' b\nc \"\"\" # d")))
                .hasMessageContaining("no way to write");
        assertThatThrownBy(() -> conf.set(ROOT, "two\nlines", text("x"))).hasMessageContaining("no way to write");
        assertThat(conf.render()).isEqualTo("a = 1\n");
    }

    @Test
    void rendersWhatItParsedByteForByte() {
        long seed = 42;
        RandomDocuments random = new RandomDocuments(seed);
        for (int i = 0; i < 20_000; i++) {
            String document = random.document();
            try {
                assertThat(parse(document).render())
                        .as("seed %d, document %d", seed, i)
                        .isEqualTo(document);
            } catch (ConfigException e) {
                assertThat(e.line()).as("seed %d, document %d", seed, i).isPositive();
            }
        }
    }

    @Test
    void survivesNoise() {
        long seed = 99;
        Random random = new Random(seed);
        String alphabet = "[]='\"#,%()s \t\n\r\u00a0ab";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(parse(noise.toString()).render()).isEqualTo(noise.toString());
            } catch (ConfigException e) {
                assertThat(e).as("seed %d, text %d", seed, i).hasMessageStartingWith("a.conf, line ");
            }
        }
    }
}
