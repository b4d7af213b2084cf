package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * lego's accounts: {@code accounts/<host>/<mail>/account.json} with the key in {@code keys/}, or, in some versions of lego
 * 5, both in a folder for each type of key below.
 */
final class LegoAccounts {
    private static final int DEEPEST = 4;

    private final ForeignTree tree;
    private final Given given;
    private final List<String> problems;
    private final List<FoundAccount> found = new ArrayList<>();

    LegoAccounts(ForeignTree tree, Given given, List<String> problems) {
        this.tree = tree;
        this.given = given;
        this.problems = problems;
    }

    List<FoundAccount> read() {
        walk("accounts", DEEPEST);
        return List.copyOf(found);
    }

    private void walk(String folder, int depth) {
        if (tree.exists(folder + "/account.json")) {
            try {
                found.add(account(folder));
            } catch (LineageException e) {
                problems.add("An account is not carried over: " + e.getMessage());
            }
        }
        if (depth > 0) {
            for (String name : Listing.folders(tree, folder, problems)) {
                walk(folder + '/' + name, depth - 1);
            }
        }
    }

    private FoundAccount account(String folder) throws LineageException {
        String file = folder + "/account.json";
        ForeignJson json = ForeignJson.read(tree, file);
        String uri = json.text("registration", "uri");
        URI url = ForeignUrl.of(uri.isEmpty() ? json.text("registration", "location") : uri, tree.path(file));
        String said = json.text("server");
        URI server = said.isEmpty()
                ? ForeignUrl.directory(url.getRawAuthority(), given)
                        .orElseThrow(() -> new LineageException("lego does not write down the directory of the CA of "
                                + tree.path(file) + ". Give it with --server URL."))
                : ForeignUrl.of(said, tree.path(file));
        return new FoundAccount(server, new FoundFiles(tree).key(key(folder)), url, Optional.empty(), Optional.empty());
    }

    private String key(String folder) throws LineageException {
        List<String> keys = new ArrayList<>();
        for (String place : List.of(folder + "/keys", folder)) {
            for (String name : tree.names(place)) {
                if (name.endsWith(".key")) {
                    keys.add(place + '/' + name);
                }
            }
        }
        if (keys.size() != 1) {
            throw new LineageException(
                    tree.path(folder) + " has " + keys.size() + " files with keys of the account instead of one.");
        }
        return keys.getFirst();
    }
}
