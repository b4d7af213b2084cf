package dev.perennial.cli.takeover;

import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.console.FileReason;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.takeover.FoundAccount;
import dev.perennial.lineage.takeover.FoundHook;
import dev.perennial.lineage.takeover.FoundLineage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what a plan says, under the locks of the configuration folder. Each lineage is kept whole or not at all; one that
 * fails does not stop the others. Run again after it was cut off, it goes on where it was.
 */
final class Takeover {
    private final CertbotPaths paths;
    private final LineageStore store;
    private final AccountStore accounts;
    private final Clock clock;

    Takeover(CertbotPaths paths, LineageStore store, AccountStore accounts, Clock clock) {
        this.paths = paths;
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Returns what became of it. Accounts come first, and lineages last: what a lineage needs is there before it is. */
    Plan run(Plan plan) {
        List<PlannedAccount> kept = new ArrayList<>();
        for (PlannedAccount account : plan.accounts()) {
            kept.add(account.fate() == Fate.WOULD ? keep(account) : account);
        }
        List<String> problems = new ArrayList<>(plan.problems());
        List<FoundHook> copied = new ArrayList<>();
        for (FoundHook hook : plan.hooks()) {
            if (copy(hook, problems)) {
                copied.add(hook);
            }
        }
        List<Planned> done = new ArrayList<>();
        for (Planned lineage : plan.lineages()) {
            done.add(lineage.fate() == Fate.WOULD ? keep(lineage, kept) : lineage);
        }
        return new Plan(plan.found(), kept, done, copied, problems, plan.remarks());
    }

    private PlannedAccount keep(PlannedAccount planned) {
        FoundAccount account = planned.found();
        try {
            Instant created = account.created().flatMap(Takeover::instant).orElseGet(clock::instant);
            String host = account.host().orElseGet(Accounts::hostName);
            accounts.save(account.server(), account.key(), account.url(), created, host);
            return planned.with(Fate.IMPORTED, "");
        } catch (LineageException e) {
            return planned.with(Fate.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean copy(FoundHook hook, List<String> problems) {
        Path target = paths.hooks(hook.kind()).resolve(hook.name());
        try {
            HookCopies.copy(hook, target);
            return true;
        } catch (IOException e) {
            problems.add("The hook " + target + " cannot be written: " + FileReason.of(e) + '.');
            return false;
        }
    }

    private Planned keep(Planned planned, List<PlannedAccount> kept) {
        for (PlannedAccount account : kept) {
            if (account.fate() == Fate.FAILED
                    && planned.uses(account.found().server(), account.found().id())) {
                return planned.with(Fate.FAILED, "Its account could not be kept here.");
            }
        }
        FoundLineage.Usable usable = planned.usable().orElseThrow();
        try {
            store.adopt(usable.name(), usable.versions(), usable.renewal().conf(), planned.params());
            return planned.with(Fate.IMPORTED, "");
        } catch (LineageException e) {
            return planned.with(Fate.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
