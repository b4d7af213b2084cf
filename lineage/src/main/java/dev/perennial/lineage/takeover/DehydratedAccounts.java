package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** dehydrated's accounts: a folder for each CA, which is called like its URL and a line feed in base64url. */
final class DehydratedAccounts {
    private final ForeignTree tree;
    private final String all;
    private final List<String> problems;

    DehydratedAccounts(ForeignTree tree, String all, List<String> problems) {
        this.tree = tree;
        this.all = all;
        this.problems = problems;
    }

    List<FoundAccount> read() {
        List<FoundAccount> found = new ArrayList<>();
        for (String name : Listing.folders(tree, all, problems)) {
            String folder = all + '/' + name;
            try {
                List<String> files = tree.names(folder);
                if (files.contains("account_key.pem") && !files.contains("deactivated")) {
                    found.add(account(folder, server(folder, name)));
                }
            } catch (LineageException e) {
                problems.add("An account is not carried over: " + e.getMessage());
            }
        }
        return found;
    }

    private URI server(String folder, String name) throws LineageException {
        try {
            return ForeignUrl.of(new String(Base64Url.decode(name), StandardCharsets.UTF_8).strip(), tree.path(folder));
        } catch (PkiException e) {
            throw new LineageException(tree.path(folder) + " is not called like the URL of a CA in base64url.", e);
        }
    }

    private FoundAccount account(String folder, URI server) throws LineageException {
        String file = folder + "/account_id.json";
        if (!tree.exists(file)) {
            throw new LineageException(tree.path(file)
                    + " is missing, which has the URL of the account. Let dehydrated run once; it fetches that.");
        }
        URI url = ForeignUrl.of(ForeignJson.read(tree, file).text("url"), tree.path(file));
        return new FoundAccount(
                server, new FoundFiles(tree).key(folder + "/account_key.pem"), url, Optional.empty(), Optional.empty());
    }
}
