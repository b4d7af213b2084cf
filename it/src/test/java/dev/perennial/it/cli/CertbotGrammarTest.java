package dev.perennial.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.cli.grammar.CliIni;
import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.lineage.configobj.ConfigValue;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command lines to Certbot and to us: the same verdict, the same values, the same things remembered. */
class CertbotGrammarTest {
    private static final Map<String, String> VARIABLES = Map.of("HOME", "/nonexistent", "PATH", "/usr/bin:/bin");

    /** Numbers for reasons; defaults that only --csr uses; and what depends on the plugin chosen later. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "reason", "config_file", "help", "webroot_map", "user_agent", "cert_path", "chain_path", "fullchain_path");

    @TempDir
    Path folder;

    private final SoftAssertions soft = new SoftAssertions();

    @Test
    @NeedsPeer(Peer.CERTBOT)
    void understandsWhatCertbotUnderstands() throws Exception {
        Files.writeString(folder.resolve("a.ini"), """
                key-type: rsa
                rsa-key-size 4096 # bits
                agree-tos
                expand = no
                email = "a@example.com" ; me
                server = https://ca.example/dir
                user-agent-comment = a#x
                pre-hook = "echo # this"
                domains = a.example, b.example
                no-reuse-key = false
                strict-permissions = TRUE
                non-interactive
                preferred-challenges = http
                deploy-hook = echo a=b # not this
                --no-directory-hooks
                """);
        List<List<String>> lines = lines();
        List<JsonObject> theirs = certbot(lines);
        for (int i = 0; i < lines.size(); i++) {
            compare(lines.get(i), theirs.get(i));
        }
        soft.assertAll();
    }

    /** One a line; {@code %} stands for the temporary folder. */
    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        for (String line : COMMAND_LINES.replace("%", folder.toString()).split("\n", -1)) {
            if (!line.isBlank()) {
                lines.add(List.of(line.strip().split(" +", -1)));
            }
        }
        return lines;
    }

    private List<JsonObject> certbot(List<List<String>> lines) throws Exception {
        Path script = folder.resolve("parse.py");
        try (InputStream source = CertbotGrammarTest.class.getResourceAsStream("certbot-parse.py")) {
            Files.write(script, source.readAllBytes());
        }
        List<String> asJson = new ArrayList<>();
        for (List<String> line : lines) {
            JsonArray words = new JsonArray();
            line.forEach(words::add);
            asJson.add(words.toString());
        }
        Path input = Files.write(folder.resolve("lines"), asJson);
        // Debian's Python has Certbot's modules; another one in the PATH may not.
        String output = Command.of("/usr/bin/python3", script.toString(), input.toString())
                .with(VARIABLES)
                .output();
        List<JsonObject> answers = new ArrayList<>();
        output.lines().forEach(line -> answers.add(JsonParser.parseString(line).getAsJsonObject()));
        assertThat(answers).hasSameSizeAs(lines);
        return answers;
    }

    private void compare(List<String> line, JsonObject theirs) {
        int exit = theirs.get("exit").getAsInt();
        try {
            ParsedOptions ours =
                    new Parser(OptionTable.standard()).parse(line, CliIni.usual(VARIABLES, folder + "/no.ini"));
            soft.assertThat(0)
                    .as("%s: Certbot says %s", line, theirs.get("message"))
                    .isEqualTo(exit);
            if (exit == 0) {
                values(line, ours, theirs.getAsJsonObject("values"));
                kept(line, ours, theirs.getAsJsonObject("kept"));
            }
        } catch (UsageException e) {
            soft.assertThat(e.exitCode()).as("%s: %s", line, e.getMessage()).isEqualTo(exit);
        }
    }

    private void values(List<String> line, ParsedOptions ours, JsonObject theirs) {
        for (String dest : theirs.keySet()) {
            Option option = ours.table().byDest(dest);
            if (option != null && !option.deprecated() && !NOT_COMPARED.contains(dest)) {
                String own = String.join(",", ours.list(dest));
                soft.assertThat(own.equals("false") || own.equals("0") ? "" : own)
                        .as("%s of %s", dest, line)
                        .isEqualTo(text(theirs.get(dest)));
            }
        }
    }

    private void kept(List<String> line, ParsedOptions ours, JsonObject theirs) {
        Map<String, String> own = new TreeMap<>();
        StoredOptions.of(ours).forEach((key, value) -> own.put(key, text(value)));
        Map<String, String> certbots = new TreeMap<>();
        for (String key : theirs.keySet()) {
            if (!theirs.get(key).isJsonNull() && !key.equals("webroot_map")) {
                certbots.put(key, text(theirs.get(key)));
            }
        }
        own.remove("webroot_map");
        soft.assertThat(own).as("remembered of %s", line).isEqualTo(certbots);
    }

    private static String text(ConfigValue value) {
        String text = String.join(",", value.items());
        return switch (text) {
            case "True" -> "true";
            case "False" -> "";
            default -> text;
        };
    }

    private static String text(JsonElement value) {
        if (value.isJsonNull() || value.isJsonObject()) {
            return "";
        }
        if (value.isJsonArray()) {
            List<String> items = new ArrayList<>();
            value.getAsJsonArray().forEach(item -> items.add(item.getAsString()));
            return String.join(",", items);
        }
        String text = value.getAsString();
        return text.equals("false") || text.equals("0") ? "" : text;
    }

    private static final String COMMAND_LINES = """
            certonly -d A.example.,b.example -d b.example --standalone
            -d a.example certonly -n
            auth -d a.example
            -nvq renew
            renew -vvv
            certonly -nda.example
            certonly -d=a.example
            certonly --domain=a.example
            certonly --preferred-challenge http --preferred-challenges dns
            certonly --preferred-challenges smtp
            certonly -a manual -a webroot
            certonly --reuse-key --no-reuse-key
            certonly --no-reuse-key
            certonly --http-01-port 8080 --http-01-address 127.0.0.1
            certonly --http-01-port 80
            certonly --http-01-port eighty
            certonly --key-type rsa --rsa-key-size 4096
            certonly --key-type dsa
            certonly --elliptic-curve secp384r1
            certonly --must-staple
            certonly --hsts --auto-hsts
            certonly --no-hsts --uir --no-redirect
            certonly --nonsense
            certonly -Z
            certonly -nZ
            certonly stray
            certonly -- stray
            certonly --csr
            certonly --csr --dry-run
            certonly -d
            certonly --dry-run=yes
            certonly --no-
            certonly --pre x
            certonly --eab-kid k --eab-hmac-key a
            certonly -d http://a.example
            certonly -d 192.0.2.1
            certonly -d a..example
            certonly -d *.a.example --allow-subset-of-names
            certonly -d *.a.example
            renew --force-interactive
            certonly -n --force-interactive
            renew --dry-run
            certonly --dry-run --server https://ca.example/dir
            certonly --staging
            certonly --staging --server https://ca.example/dir
            revoke --dry-run
            renew --no-random-sleep-on-renew --no-autorenew --disable-renew-updates
            renew --deploy-hook true --pre-hook echo --post-hook echo
            renew --disable-hook-validation --no-directory-hooks
            renew --cert-name a.example --force-renewal
            renew --renew-by-default --new-key
            certificates --cert-name a --cert-name b
            revoke --cert-name a --reason KeyCompromise --no-delete-after-revoke
            revoke --reason because
            register -m a@example.com,b@example.com --no-eff-email --agree-tos
            show_account --account 0123
            certonly --account 0123 --server https://ca.example/dir
            plugins --init --prepare --authenticators
            rollback --checkpoints 3
            certonly --max-log-backups -1
            certonly --issuance-timeout 5
            certonly --user-agent-comment (x)
            certonly --config-dir %/etc --work-dir %/work --logs-dir %/log
            certonly --webroot -w % -d a.example,b.example
            certonly -w % -d a.example -w / -d b.example
            certonly -d a.example -w % -w /
            certonly --manual --manual-auth-hook %/x --manual-cleanup-hook %/y
            certonly --preferred-chain X --strict-permissions
            certonly --no-self-upgrade
            certonly -c %/a.ini
            certonly -c %/a.ini --key-type ecdsa -m b@example.com
            certonly --config=%/a.ini -d a.example
            certonly -c %/none.ini
            """;
}
