package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import dev.perennial.cli.Context;
import dev.perennial.cli.Environment;
import dev.perennial.cli.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.work.Folders;
import dev.perennial.cli.work.StoredLineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.pki.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code certificates}: what there is, in Certbot's words. */
final class CertificatesVerb implements Verb {
    private static final String RULE = "- ".repeat(39) + "-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public int run(Context context) throws LineageException {
        Output out = context.output();
        Environment environment = context.environment();
        ParsedOptions options = context.options();
        LineageStore store = new LineageStore(Folders.of(options), environment.version());
        Optional<String> wanted = options.text("certname");
        List<StoredLineage> found = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : store.names()) {
            if (wanted.isPresent() && !wanted.get().equals(name)) {
                continue;
            }
            try {
                StoredLineage stored = StoredLineage.read(store.load(name));
                if (stored.names().containsAll(options.list("domains"))) {
                    found.add(stored);
                }
            } catch (LineageException e) {
                out.warning(String.valueOf(e.getMessage()));
                invalid.add(store.confFile(name).toString());
            }
        }
        out.line(RULE);
        boolean filtered = wanted.isPresent() || !options.list("domains").isEmpty();
        if (found.isEmpty()) {
            out.line("No certificates found.");
        } else {
            out.line("Found the following " + (filtered ? "matching certs:" : "certs:"));
        }
        Instant now = environment.clock().instant();
        out.data("certificates", data(found));
        for (StoredLineage stored : found) {
            print(out, stored, now);
        }
        if (!invalid.isEmpty()) {
            out.line("\nThe following renewal configurations were invalid:");
            invalid.forEach(conf -> out.line("  " + conf));
        }
        out.line(RULE);
        return 0;
    }

    private static void print(Output out, StoredLineage stored, Instant now) {
        Certificate certificate = stored.certificate();
        out.line("  Certificate Name: " + stored.lineage().name());
        out.line("    Serial Number: " + certificate.serial().toString(16));
        out.line("    Key Type: " + certificate.keyTypeName());
        out.line("    Identifiers: " + String.join(" ", stored.names()));
        out.line("    Expiry Date: " + TIME.format(certificate.notAfter()) + "+00:00 (" + validity(certificate, now)
                + ")");
        out.line("    Certificate Path: " + stored.lineage().fullchain());
        out.line("    Private Key Path: " + stored.lineage().privkey());
    }

    private static String validity(Certificate certificate, Instant now) {
        Duration left = Duration.between(now, certificate.notAfter());
        if (left.isNegative() || left.isZero()) {
            return "INVALID: EXPIRED";
        }
        long days = left.toDays();
        return "VALID: " + (days > 1 ? days + " days" : days == 1 ? "1 day" : left.toHours() + " hour(s)");
    }

    private static JsonArray data(List<StoredLineage> found) {
        JsonArray array = new JsonArray();
        for (StoredLineage stored : found) {
            array.add(CertificateJson.of(stored));
        }
        return array;
    }
}
