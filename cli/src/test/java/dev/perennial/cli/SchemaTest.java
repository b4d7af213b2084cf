package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.PersistFormat;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs may rely on the schema; here it also names every member there is. */
class SchemaTest extends CaScenario {
    private final Validator validator =
            new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    private URI schema = URI.create("urn:unset");

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().caaIdentities("ca.example").dnsPersist(PersistFormat.ACCOUNT_URL);
    }

    @BeforeEach
    void readTheSchema() throws Exception {
        String published = Files.readString(Path.of("../docs/schema/perennial-1.json"));
        String strict =
                published.replace("\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,");
        schema = validator.registerSchema(JsonParser.parseString(strict));
    }

    @Test
    void answersOfALife() throws Exception {
        fits(0, "register", "--agree-tos", "-m", "a@a.example");
        fits(0, "update_account", "-m", "b@a.example");
        fits(0, "show_account");
        fits(0, "certonly", "--standalone", "-d", "a.example");
        fits(0, "certonly", "--standalone", "-d", "a.example");
        fits(0, "renew", "--dry-run", "--random-sleep", "never");
        fits(0, "renew", "--force-renewal", "--random-sleep", "never", "--deploy-hook", "echo");
        Files.writeString(host.conf("b.example"), "nonsense");
        fits(0, "certificates");
        fits(1, "renew");
        host.ca.faults().always(Route.FINALIZE, Fault.problem("badCSR", 400, "too weak"));
        fits(1, "renew", "--cert-name", "a.example", "--force-renewal", "--random-sleep", "never");
        host.ca.faults().clear();
        host.ca.faults().next(Route.NEW_ORDER, Fault.problem("rateLimited", 429, "too many", Duration.ofDays(7)));
        fits(1, "certonly", "--standalone", "-d", "c.example");
        fits(0, "status");
        fits(0, "why", "a.example");
        fits(0, "why", "b.example");
        fits(1, "doctor", "--dns-resolvers", "127.0.0.1:" + host.ca.dns().port());
        fits(0, "dns", "providers");
        fits(0, "dns", "describe", "cloudflare");
        fits(0, "simulate", "b6", "--installations", "20");
        fits(0, "revoke", "--cert-name", "a.example", "--reason", "superseded");
        fits(0, "delete", "--cert-name", "b.example");
        fits(0, "unregister");
    }

    @Test
    void answersOfWhatNeedsAnInstaller() {
        fits(0, "run", "--standalone", "-i", "null", "-d", "a.example", "--agree-tos");
        fits(0, "reconfigure", "--cert-name", "a.example", "--key-type", "rsa");
        fits(0, "reconfigure", "--cert-name", "a.example", "--dry-run");
        fits(0, "install", "--cert-name", "a.example", "-i", "null");
        fits(0, "enhance", "--cert-name", "a.example", "-i", "null", "--hsts");
        fits(0, "rollback", "-i", "null");
        fits(1, "install", "--cert-name", "a.example");
    }

    @Test
    void answersAboutRecordsThatStay() {
        host.done("register", "--agree-tos", "-m", "a@a.example");
        fits(0, "dns", "persist", "show", "a.example", "--wildcard", "--until", "90d");
        String port = Integer.toString(host.ca.dns().port());
        host.ca.dns().set("example", "SOA", "ns1.example. root.example. 7 3600 600 86400 300");
        host.ca.dns().set("example", "NS", "ns1.example.");
        List<String> asking = List.of("--dns-resolvers", "127.0.0.1:" + port, "--authority-dns-port", port);
        fits(1, with(asking, "dns", "persist", "verify", "a.example"));
        String value = host.done("dns", "persist", "show", "a.example", "--until", "10d", "--json")
                .data()
                .getAsJsonArray("records")
                .get(0)
                .getAsJsonObject()
                .get("value")
                .getAsString();
        host.ca.dns().setTxt("_validation-persist.a.example", value);
        fits(0, with(asking, "dns", "persist", "verify", "a.example"));
        fits(0, with(asking, "certonly", "-d", "a.example", "--preferred-challenges", "dns-persist"));
        fits(0, "why", "a.example");
    }

    private static String[] with(List<String> more, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(more);
        return line.toArray(String[]::new);
    }

    @Test
    void answersOfATakeover() throws Exception {
        host.obtain("b.example");
        Takeover takeover = new Takeover(host, "a.example");
        Files.writeString(takeover.old.resolve("renewal/c.example.conf"), "nonsense");
        Takeover.write(takeover.old.resolve("cli.ini"), "");
        String old = takeover.old.toString();
        fits(1, "import", "certbot", old, "--check");
        fits(0, "import", "certbot", old, "--cert-name", "a.example");
        fits(1, "import", "certbot", old);
        host.renew().ends(0);
        fits(1, "import", "certbot", old);
        fits(2, "import", "certbot");
    }

    @Test
    void answersThatNeedNoCa() {
        fits(0, "--version");
        fits(0, "help", "renew");
        fits(0, "renew", "--help");
        fits(0, "why");
        fits(0, "status");
        fits(1, "why", "a.example");
        fits(0, "go");
        fits(0, "plugins");
        fits(0, "plugins", "--prepare");
        fits(0, "completion", "fish");
        fits(2, "completion", "csh");
        fits(0, "manpage", "renew");
        fits(1, "show_account");
        fits(2, "certificates", "--bogus");
    }

    private void fits(int code, String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.add("--json");
        Run run = host.run(args.toArray(String[]::new));
        assertThat(run.code()).as(run.out()).isEqualTo(code);
        assertThat(run.out().lines()).hasSize(1);
        fits(run.out());
        run.err().lines().forEach(this::fits);
    }

    private void fits(String json) {
        JsonElement said = JsonParser.parseString(json);
        Validator.Result result = validator.validate(schema, said);
        assertThat(result.getErrors().stream().map(error -> error.getInstanceLocation() + ": " + error.getError()))
                .as(json)
                .isEmpty();
    }
}
