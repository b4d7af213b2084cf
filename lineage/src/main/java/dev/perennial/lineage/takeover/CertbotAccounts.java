package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code accounts/<host>/<path>/<id>} of Certbot, of any age. */
final class CertbotAccounts {
    /** No CA's URL has more parts; links may run in a circle. */
    private static final int DEEPEST = 8;

    private final ForeignTree tree;
    private final List<String> problems;
    private final Map<String, FoundAccount> found = new LinkedHashMap<>();

    CertbotAccounts(ForeignTree tree, List<String> problems) {
        this.tree = tree;
        this.problems = problems;
    }

    List<FoundAccount> read() {
        walk("accounts", "", DEEPEST);
        return List.copyOf(found.values());
    }

    private void walk(String folder, String server, int depth) {
        for (String name : Listing.folders(tree, folder, problems)) {
            String below = folder + '/' + name;
            if (tree.exists(below + "/private_key.json") || tree.exists(below + "/regr.json")) {
                try {
                    add(below, ForeignUrl.of("https://" + server, tree.path(folder)));
                } catch (LineageException e) {
                    problems.add("An account is not carried over: " + e.getMessage());
                }
            } else if (depth > 0) {
                walk(below, server.isEmpty() ? name : server + '/' + name, depth - 1);
            }
        }
    }

    private void add(String folder, URI server) throws LineageException {
        for (String file : List.of("private_key.json", "regr.json", "meta.json")) {
            if (tree.exists(folder + '/' + file)) {
                tree.file(folder + '/' + file); // no link that leads out
            }
        }
        StoredAccount stored = AccountStore.read(tree.path(folder), server);
        FoundAccount account = new FoundAccount(server, stored.key(), stored.url(), stored.created(), stored.host());
        found.putIfAbsent(server + " " + account.id(), account);
    }
}
