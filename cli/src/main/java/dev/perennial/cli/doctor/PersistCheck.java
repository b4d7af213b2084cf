package dev.perennial.cli.doctor;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.DirectoryMeta;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.DnsPersistText;
import dev.perennial.acme.DnsPersistVerdict;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.dns.PersistFinding;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.order.ProvenBy;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.dns.TxtLookup;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SeenTexts;
import dev.perennial.engine.StandingRecord;
import dev.perennial.engine.TextLookup;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Jwk;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the records that prove names and stay (dns-persist-01) are right; of names that are proven in another way, whether one
 * is left of an account that is not in use any more. Uses disk and network.
 */
record PersistCheck(Patient patient, Tools tools, LocalMoments moments) implements Check {

    /** For whom records should be. */
    private record Ours(DirectoryMeta meta, StoredAccount account, Set<String> former) {}

    @Override
    public Area area() {
        return Area.PERSIST;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<Identifier.Dns> names = new ArrayList<>();
        for (Identifier each : patient.names()) {
            if (each instanceof Identifier.Dns name) {
                names.add(name);
            }
        }
        Optional<Ours> ours = names.isEmpty() ? Optional.empty() : ours();
        if (ours.isEmpty()) {
            return unknown(names);
        }
        TextLookup lookup = new TxtLookup(tools.authorities());
        List<Finding> findings = new ArrayList<>();
        Parallel.map(names, name -> of(name, ours.get(), lookup)).forEach(found -> found.ifPresent(findings::add));
        return findings;
    }

    private boolean used(Identifier name) {
        return patient.challenge(name).equals(DnsPersist01.TYPE);
    }

    private List<Finding> unknown(List<Identifier.Dns> names) {
        return names.stream()
                .filter(this::used)
                .<Finding>map(name -> new Finding.NotChecked(
                        Area.PERSIST,
                        DnsPersist01.recordName(name),
                        "there is no account to compare it with, or the CA cannot be asked for its directory",
                        ""))
                .toList();
    }

    /** Absent if there is no account yet, this user may not see it, or the CA cannot be asked. */
    private Optional<Ours> ours() throws InterruptedException {
        try {
            ParsedOptions options = patient.options();
            CertbotPaths paths = Folders.of(options);
            URI server = ServerUrl.of(options);
            if (!Files.isDirectory(paths.accounts(server))) {
                return Optional.empty(); // looking for accounts of an older API would link them
            }
            AccountStore store = new AccountStore(paths);
            Optional<StoredAccount> account = new Accounts(store, options).stored(server);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            Set<String> former = new HashSet<>();
            store.list(server).forEach(each -> former.add(each.url().toString()));
            for (StandingRecord each : ProvenBy.of(options)) {
                former.add(each.accountUri());
            }
            DirectoryMeta meta = tools.clients().of(options).directory().meta();
            return Optional.of(new Ours(meta, account.get(), former));
        } catch (AcmeException | LineageException | Failure e) {
            return Optional.empty(); // other checks say so
        }
    }

    private Optional<Finding> of(Identifier.Dns name, Ours ours, TextLookup lookup) throws InterruptedException {
        DnsPersistWanted wanted;
        try {
            wanted = DnsPersistWanted.planned(
                    ours.meta(),
                    ours.account().url(),
                    Jwk.thumbprint(ours.account().key().getPublic()),
                    name,
                    Optional.empty());
        } catch (AcmeProtocolException e) {
            return used(name)
                    ? Optional.of(
                            new Finding.NotChecked(Area.PERSIST, name.value(), String.valueOf(e.getMessage()), ""))
                    : Optional.empty();
        }
        SeenTexts seen = lookup.at(wanted.name());
        return used(name) ? Optional.of(used(wanted, seen)) : unused(wanted, seen, ours);
    }

    private Finding used(DnsPersistWanted wanted, SeenTexts seen) {
        PersistFinding found = PersistFinding.of(wanted, seen, moments);
        String looked = wanted.identifier().value();
        return switch (found.state()) {
            case FINE -> new Finding.Ok(Area.PERSIST, looked, found.seen());
            case ENDS_SOON, NOT_EVERYWHERE -> new Finding.Warning(Area.PERSIST, looked, found.seen(), found.remedy());
            // Without a preference, the usual way takes its place.
            default ->
                patient.options().list("pref_challs").isEmpty()
                        ? new Finding.Warning(Area.PERSIST, looked, found.seen(), found.remedy())
                        : new Finding.Failure(Area.PERSIST, looked, found.seen(), found.remedy());
        };
    }

    private Optional<Finding> unused(DnsPersistWanted wanted, SeenTexts seen, Ours ours) {
        boolean stale =
                wanted.judge(seen.texts(), moments.now()) instanceof DnsPersistVerdict.OtherAccount(DnsPersistText text)
                        && ours.former().contains(text.accountUri());
        if (!stale) {
            return Optional.empty();
        }
        PersistFinding found = PersistFinding.of(wanted, seen, moments);
        return Optional.of(
                new Finding.Warning(Area.PERSIST, wanted.identifier().value(), found.seen(), found.remedy()));
    }
}
