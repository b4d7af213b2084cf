package dev.perennial.cli.takeover;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.lineage.takeover.Found;
import dev.perennial.lineage.takeover.FoundAccount;
import dev.perennial.lineage.takeover.FoundHook;
import dev.perennial.lineage.takeover.FoundLineage;
import dev.perennial.lineage.takeover.Remark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Compares what was found with what is here. Reads the disk and changes nothing. */
final class Planning {
    private final CertbotPaths paths;
    private final LineageStore store;
    private final AccountStore accounts;
    private final ParsedOptions options;
    private final KnownProviders providers;

    Planning(
            CertbotPaths paths,
            LineageStore store,
            AccountStore accounts,
            ParsedOptions options,
            Map<String, String> variables) {
        this.paths = paths;
        this.store = store;
        this.accounts = accounts;
        this.options = options;
        this.providers = KnownProviders.of(options, variables);
    }

    Plan of(Found found) throws LineageException {
        List<String> here = store.names();
        Optional<String> only = options.text("certname");
        Settings settings = new Settings(options);
        AccountChoice choice = new AccountChoice(options, found.accounts(), accounts);
        List<Planned> lineages = new ArrayList<>();
        for (FoundLineage lineage : found.lineages()) {
            if (only.isEmpty() || only.get().equals(lineage.name())) {
                lineages.add(
                        switch (lineage) {
                            case FoundLineage.Unusable unusable -> Planned.unusable(unusable, unusable.problem());
                            case FoundLineage.Usable usable -> plan(usable, settings, choice, here);
                        });
            }
        }
        List<PlannedAccount> wanted = new ArrayList<>();
        for (FoundAccount account : found.accounts()) {
            if (only.isEmpty() || lineages.stream().anyMatch(lineage -> lineage.uses(account.server(), account.id()))) {
                boolean known = accounts.holds(account.server(), account.id());
                wanted.add(new PlannedAccount(account, known ? Fate.HERE : Fate.WOULD, ""));
            }
        }
        List<Remark> remarks = new ArrayList<>(found.remarks());
        boolean alone = here.isEmpty() && only.isEmpty();
        List<String> problems = only.isEmpty() ? found.problems() : List.of();
        return new Plan(found, wanted, lineages, hooks(found, alone, remarks), problems, remarks);
    }

    private Planned plan(FoundLineage.Usable usable, Settings settings, AccountChoice choice, List<String> here) {
        List<Remark> remarks = new ArrayList<>(usable.remarks());
        try {
            SortedMap<String, ConfigValue> params = settings.of(usable, remarks);
            choice.of(usable.renewal(), remarks).ifPresent(id -> params.put("account", ConfigValue.of(id)));
            Doubts.add(params, providers, remarks);
            Planned planned = new Planned(usable, params, List.copyOf(remarks), Fate.WOULD, "");
            return here.contains(usable.name()) ? present(planned, usable) : planned;
        } catch (LineageException e) {
            return Planned.unusable(usable, String.valueOf(e.getMessage()));
        }
    }

    private Planned present(Planned planned, FoundLineage.Usable usable) {
        String other = "Another certificate is called " + usable.name() + " here; it was not touched.";
        try {
            Lineage lineage = store.load(usable.name());
            boolean same = lineage.certificate()
                    .equals(usable.versions().current().chain().leaf());
            return same ? planned.with(Fate.HERE, "") : planned.with(Fate.TAKEN, other);
        } catch (LineageException e) {
            return planned.with(Fate.TAKEN, other + " It cannot be used: " + e.getMessage());
        }
    }

    /** Hooks run for every certificate, so they join no others that are here. */
    private List<FoundHook> hooks(Found found, boolean alone, List<Remark> remarks) {
        List<FoundHook> hooks = new ArrayList<>();
        for (FoundHook hook : found.hooks()) {
            Path target = paths.hooks(hook.kind()).resolve(hook.name());
            if (HookCopies.same(target, hook)) {
                continue;
            }
            if (alone && !HookCopies.taken(target)) {
                hooks.add(hook);
            } else {
                remarks.add(new Remark(
                        "The hook renewal-hooks/" + hook.kind() + '/' + hook.name() + " of " + found.folder()
                                + " is not copied: it would run for the certificates that are here, too.",
                        "Copy it to " + target + " if that is right."));
            }
        }
        return hooks;
    }
}
