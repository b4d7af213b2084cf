package dev.perennial.cli.dns;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SeenTexts;
import dev.perennial.engine.TextLookup;
import java.util.ArrayList;
import java.util.List;

/** {@code dns persist verify}: whether the DNS has the records, asked as a CA asks. Changes nothing. */
final class PersistVerify {
    private final Context context;
    private final PersistAccount account;
    private final TextLookup lookup;

    PersistVerify(Context context, PersistAccount account, Clients clients) {
        this.context = context;
        this.account = account;
        this.lookup =
                new Solvers(context.environment(), clients, new ProgressListener(context)).lookup(context.options());
    }

    /** Fails if a CA would not take one of them. */
    void run(PersistWish wish) throws Failure, InterruptedException {
        LocalMoments moments = LocalMoments.of(context.environment());
        List<DnsPersistWanted> all = account.wanted(wish);
        List<SeenTexts> seen = Parallel.map(all, each -> lookup.at(each.name()));
        List<PersistFinding> findings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            findings.add(PersistFinding.of(all.get(i), seen.get(i), moments));
        }
        findings.forEach(this::tell);
        if (context.output().json()) {
            context.output().data("records", json(findings));
        }
        long wrong = findings.stream().filter(each -> !each.stands()).count();
        if (wrong > 0) {
            throw new Failure(
                            FailureKind.FINDINGS,
                            wrong == 1
                                    ? "1 record is not as the CA wants it."
                                    : wrong + " records are not as the CA wants them.")
                    .holding("Nothing was changed.");
        }
    }

    private void tell(PersistFinding finding) {
        context.output()
                .line(finding.wanted().identifier().value() + ": "
                        + finding.state().id() + ", " + finding.seen() + '.');
        if (!finding.remedy().isEmpty()) {
            context.output().line("  " + finding.remedy());
        }
    }

    private static JsonArray json(List<PersistFinding> findings) {
        JsonArray all = new JsonArray();
        for (PersistFinding each : findings) {
            JsonObject json = PersistFinding.json(each.wanted());
            json.addProperty("state", each.state().id());
            json.addProperty("seen", each.seen());
            json.addProperty("remedy", each.remedy());
            all.add(json);
        }
        return all;
    }
}
