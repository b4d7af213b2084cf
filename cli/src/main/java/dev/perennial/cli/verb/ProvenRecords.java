package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.account.StaleAccount;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.order.ProvenBy;
import dev.perennial.cli.policy.Standing;
import dev.perennial.engine.StandingRecord;
import dev.perennial.lineage.LineageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records in the DNS that have proven a certificate's names, as {@code why} tells of them. Reads the disk, asks nobody. */
final class ProvenRecords {
    private final Context context;
    private final Standing.Known known;

    ProvenRecords(Context context, Standing.Known known) {
        this.context = context;
        this.known = known;
    }

    List<String> lines(LocalMoments moments) {
        Optional<ParsedOptions> options = options();
        List<String> lines = new ArrayList<>();
        for (StandingRecord each : records(options)) {
            String end = each.until()
                    .map(until ->
                            (until.isAfter(moments.now()) ? ", until " : ", which has ended ") + moments.both(until))
                    .orElse(", which has no end");
            lines.add("the record at " + each.at() + " for " + each.name() + end
                    + stale(options, each).map(why -> "; " + why).orElse(""));
        }
        return lines;
    }

    JsonArray json() {
        Optional<ParsedOptions> options = options();
        JsonArray all = new JsonArray();
        for (StandingRecord each : records(options)) {
            JsonObject json = new JsonObject();
            json.addProperty("identifier", each.name());
            json.addProperty("record", each.at());
            each.until().ifPresent(until -> json.addProperty("until", until.toString()));
            json.addProperty("stale", stale(options, each).isPresent());
            all.add(json);
        }
        return all;
    }

    private static List<StandingRecord> records(Optional<ParsedOptions> options) {
        return options.isEmpty() ? List.of() : ProvenBy.of(options.get());
    }

    private static Optional<String> stale(Optional<ParsedOptions> options, StandingRecord record) {
        return options.flatMap(of -> new StaleAccount(of).of(record));
    }

    private Optional<ParsedOptions> options() {
        try {
            return Optional.of(known.stored().restore(context.options()));
        } catch (LineageException e) {
            return Optional.empty(); // told of as damage
        }
    }
}
