package dev.perennial.cli.takeover;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.takeover.FoundAccount;
import dev.perennial.lineage.takeover.FoundRenewal;
import dev.perennial.lineage.takeover.Remark;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which account renews a certificate that is taken over. */
final class AccountChoice {
    private final Optional<String> named;
    private final List<FoundAccount> found;
    private final AccountStore store;

    AccountChoice(ParsedOptions options, List<FoundAccount> found, AccountStore store) {
        this.named = options.setByUser("account") ? options.text("account") : Optional.empty();
        this.found = found;
        this.store = store;
    }

    /** Absent if nothing tells; then a remark says so. */
    Optional<String> of(FoundRenewal renewal, List<Remark> remarks) throws LineageException {
        URI server = renewal.server();
        SortedSet<String> ids = new TreeSet<>();
        for (FoundAccount account : found) {
            if (account.server().equals(server)) {
                ids.add(account.id());
            }
        }
        if (named.isPresent()) {
            if (known(ids, server, named.get())) {
                return named;
            }
            throw new LineageException("There is no account " + named.get() + " for " + server + '.');
        }
        if (renewal.account().isPresent()) {
            String id = renewal.account().get();
            if (known(ids, server, id)) {
                return renewal.account();
            }
            remarks.add(
                    new Remark("Its account " + printable(id) + " at " + server + " could not be found.", next(ids)));
            return Optional.empty();
        }
        if (ids.size() == 1) {
            return Optional.of(ids.first());
        }
        remarks.add(new Remark(
                ids.isEmpty()
                        ? "No account at " + server + " was found."
                        : "Nothing tells which of these accounts at " + server + " it is renewed by: "
                                + String.join(", ", ids) + '.',
                next(ids)));
        return Optional.empty();
    }

    private static String next(Set<String> ids) {
        return ids.isEmpty()
                ? "Make one with register, unless there is one here; renewals will use it."
                : "Import with --account ID.";
    }

    private boolean known(Set<String> ids, URI server, String id) {
        boolean hexadecimal = !id.isEmpty() && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return ids.contains(id) || (hexadecimal && store.holds(server, id));
    }

    private static String printable(String id) {
        return id.length() > 40 ? id.substring(0, 40) + "..." : id;
    }
}
