package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Decider;
import dev.perennial.lineage.Defect;
import dev.perennial.lineage.LineageCheck;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code certificates}: what there is, in Certbot's words. Changes nothing and asks no CA. */
final class CertificatesVerb implements Verb {
    private static final String RULE = "- ".repeat(39) + "-";

    /**
     * What is known of one lineage.
     *
     * @param entry absent if it is not asked for, or not sound
     * @param problems why no server should be given its files
     */
    private record Seen(String name, Optional<CertificateEntry> entry, List<String> problems, List<String> warnings) {}

    @Override
    public int run(Context context) throws LineageException {
        ParsedOptions options = context.options();
        LineageStore store =
                new LineageStore(Folders.of(options), context.environment().version());
        Instant now = context.environment().clock().instant();
        Optional<String> wanted = options.text("certname");
        List<String> names = new ArrayList<>(store.names());
        names.removeIf(name -> wanted.isPresent() && !wanted.get().equals(name));
        // A signature takes a millisecond to verify, so a thousand lineages want all processors.
        List<Seen> all = names.parallelStream()
                .map(name -> look(store, name, options, now))
                .toList();
        tell(context, store, all);
        return 0;
    }

    private static Seen look(LineageStore store, String name, ParsedOptions options, Instant now) {
        try {
            StoredLineage stored = StoredLineage.read(store.load(name));
            List<Defect> defects = LineageCheck.defects(stored.lineage());
            boolean asked = stored.names().containsAll(options.list("domains"))
                    && stored.names().containsAll(options.list("ip_addresses"));
            if (!defects.isEmpty() || !asked) {
                List<String> problems = defects.stream().map(Defect::message).toList();
                return new Seen(name, Optional.empty(), problems, List.of());
            }
            CertificateEntry entry = CertificateEntry.of(stored, now);
            List<String> warnings = new ArrayList<>();
            Decider.warning(entry.decision().facts()).ifPresent(warnings::add);
            if (store.deploymentPending(stored.lineage())) {
                warnings.add("a run was cut off before its new version was in use; renew mends that.");
            }
            return new Seen(name, Optional.of(entry), List.of(), warnings);
        } catch (LineageException e) {
            return new Seen(name, Optional.empty(), List.of(String.valueOf(e.getMessage())), List.of());
        }
    }

    private static void tell(Context context, LineageStore store, List<Seen> all) {
        Output out = context.output();
        for (Seen seen : all) {
            seen.entry().ifPresent(entry -> entry.watch(context.clocks()));
            seen.problems().forEach(problem -> out.warning(seen.name() + ": " + problem));
            seen.warnings().forEach(warning -> out.warning(seen.name() + ": " + warning));
        }
        out.line(RULE);
        List<CertificateEntry> found =
                all.stream().flatMap(seen -> seen.entry().stream()).toList();
        List<Seen> invalid =
                all.stream().filter(seen -> !seen.problems().isEmpty()).toList();
        if (!found.isEmpty()) {
            out.line("Found the following " + (filtered(context.options()) ? "matching certs:" : "certs:"));
        } else if (invalid.isEmpty()) {
            out.line("No certificates found.");
        }
        boolean next = !context.environment().program().equals("certbot");
        found.forEach(entry -> entry.print(out, next));
        if (!invalid.isEmpty()) {
            out.line("\nThe following renewal configurations were invalid:");
            invalid.forEach(seen -> out.line("  " + store.confFile(seen.name())));
        }
        out.line(RULE);
        if (out.json()) {
            out.data("certificates", array(found, CertificateEntry::json));
            out.data("invalid", array(invalid, seen -> json(store, seen)));
        }
    }

    private static boolean filtered(ParsedOptions options) {
        return options.text("certname").isPresent()
                || !options.list("domains").isEmpty()
                || !options.list("ip_addresses").isEmpty();
    }

    private static JsonObject json(LineageStore store, Seen seen) {
        JsonObject object = new JsonObject();
        object.addProperty("name", seen.name());
        object.addProperty("renewalConfiguration", store.confFile(seen.name()).toString());
        object.add("problems", array(seen.problems(), JsonPrimitive::new));
        return object;
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonElement> json) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
