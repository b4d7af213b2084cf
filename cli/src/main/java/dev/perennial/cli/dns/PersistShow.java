package dev.perennial.cli.dns;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.Output;
import java.util.List;

/** {@code dns persist show}: the records to publish, as lines of a zone file. Changes nothing. */
final class PersistShow {
    private final Context context;
    private final PersistAccount account;

    PersistShow(Context context, PersistAccount account) {
        this.context = context;
        this.account = account;
    }

    void run(PersistWish wish) throws Failure {
        List<DnsPersistWanted> all = account.wanted(wish);
        boolean hashed = DnsPersistWanted.planned(account.meta()) == DnsPersist01.Format.ACCOUNT_HASH;
        Output output = context.output();
        output.line("; For the account " + account.stored().url() + " at "
                + account.stored().server());
        if (!hashed) {
            output.line("; The directory does not say that this CA takes dns-persist-01: an order will show it.");
        }
        JsonArray records = new JsonArray();
        for (DnsPersistWanted each : all) {
            output.line(PersistFinding.text(each));
            JsonObject json = PersistFinding.json(each);
            json.addProperty("zoneFile", PersistFinding.text(each));
            records.add(json);
        }
        if (output.json()) {
            output.data("accountUrl", new JsonPrimitive(account.stored().url().toString()));
            output.data("format", new JsonPrimitive(hashed ? "account-hash" : "account-url"));
            output.data("records", records);
        }
    }
}
