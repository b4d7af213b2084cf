package dev.perennial.cli.verb;

import com.google.gson.JsonObject;
import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One certificate as {@code certificates} shows it; panels and scripts look for Certbot's words in it.
 *
 * @param decision as the files alone have it
 * @param staging whether it is from a CA for tests
 */
record CertificateEntry(StoredLineage stored, Decision decision, boolean staging) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss+00:00", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static CertificateEntry of(StoredLineage stored, Instant now) throws LineageException {
        return new CertificateEntry(stored, Decider.decide(stored.facts(), now), stored.fromStaging());
    }

    /** A certificate from the future is evidence of a clock that is wrong. */
    void watch(ClockWatch clocks) {
        clocks.sees(stored.lineage().name(), stored.certificate().notBefore(), decision.at());
    }

    /** @param next whether to add when the next renewal is, a line that Certbot has not */
    void print(Output out, boolean next) {
        Certificate certificate = stored.certificate();
        List<String> lines = new ArrayList<>();
        lines.add("  Certificate Name: " + stored.lineage().name());
        lines.add("    Serial Number: " + certificate.serial().toString(16));
        lines.add("    Key Type: " + certificate.keyTypeName());
        lines.add("    Identifiers: " + String.join(" ", stored.names()));
        lines.add("    Expiry Date: " + TIME.format(certificate.notAfter()) + " (" + validity() + ")");
        lines.add("    Certificate Path: " + stored.lineage().fullchain());
        lines.add("    Private Key Path: " + stored.lineage().privkey());
        if (next) {
            lines.add("    Next Renewal: " + renewal());
        }
        out.line(String.join("\n", lines));
    }

    private String renewal() {
        return switch (decision) {
            case Decision.Due due -> "due, with the next run of renew";
            case Decision.NotYet notYet ->
                TIME.format(notYet.when()) + ", unless the certificate authority suggests another time";
            case Decision.Held held -> "never, because of autorenew = False";
        };
    }

    private String validity() {
        Duration left = Duration.between(decision.at(), stored.certificate().notAfter());
        boolean expired = !left.isPositive();
        if (staging || expired) {
            return "INVALID: " + (staging ? "TEST_CERT" : "") + (staging && expired ? ", " : "")
                    + (expired ? "EXPIRED" : "");
        }
        long days = left.toDays();
        return "VALID: " + (days > 1 ? days + " days" : days == 1 ? "1 day" : left.toHours() + " hour(s)");
    }

    JsonObject json() {
        JsonObject object = CertificateJson.of(stored);
        object.addProperty("staging", staging);
        if (!(decision instanceof Decision.Held)) {
            Instant when = decision instanceof Decision.NotYet notYet ? notYet.when() : decision.at();
            object.addProperty(
                    "nextRenewal", when.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        object.addProperty("rule", decision.rule().id());
        return object;
    }
}
