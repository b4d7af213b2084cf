package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** acme.sh's accounts, {@code ca/<host>/<path>/account.key}; older ones are in {@code ca/<host>}. The port is lost. */
final class AcmeShAccounts {
    private static final int DEEPEST = 8;

    private final ForeignTree tree;
    private final Set<URI> servers;
    private final List<String> problems;
    private final List<Remark> remarks;
    private final List<FoundAccount> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** @param servers those of the certificates */
    AcmeShAccounts(ForeignTree tree, Set<URI> servers, List<String> problems, List<Remark> remarks) {
        this.tree = tree;
        this.servers = servers;
        this.problems = problems;
        this.remarks = remarks;
    }

    List<FoundAccount> read() {
        for (URI server : servers) {
            for (String folder : List.of("ca/" + server.getHost() + server.getRawPath(), "ca/" + server.getHost())) {
                if (tree.exists(folder + "/account.key") && seen.add(folder)) {
                    add(folder, Optional.of(server));
                    break;
                }
            }
        }
        walk("ca", DEEPEST);
        return List.copyOf(found);
    }

    /** Those that no certificate of this folder was issued for. */
    private void walk(String folder, int depth) {
        if (tree.exists(folder + "/account.key") && seen.add(folder)) {
            add(folder, Optional.empty());
        }
        if (depth > 0) {
            for (String name : Listing.folders(tree, folder, problems)) {
                walk(folder + '/' + name, depth - 1);
            }
        }
    }

    private void add(String folder, Optional<URI> server) {
        try {
            AcmeShConf conf = AcmeShConf.parse(tree.text(folder + "/ca.conf"));
            URI url = ForeignUrl.of(conf.get("ACCOUNT_URL"), tree.path(folder + "/ca.conf"));
            URI at = server.isPresent() ? server.get() : server(folder.substring("ca/".length()), url);
            found.add(new FoundAccount(
                    at, new FoundFiles(tree).key(folder + "/account.key"), url, Optional.empty(), Optional.empty()));
            if (!conf.get("CA_EAB_HMAC_KEY").isEmpty()) {
                remarks.add(new Remark(
                        tree.path(folder + "/ca.conf") + " keeps the key of an external account, which is not copied.",
                        "The account works without it."));
            }
        } catch (LineageException e) {
            problems.add("An account is not carried over: " + e.getMessage());
        }
    }

    private URI server(String path, URI account) throws LineageException {
        int slash = path.indexOf('/');
        String host = slash < 0 ? path : path.substring(0, slash);
        String authority = host.equalsIgnoreCase(account.getHost()) ? account.getRawAuthority() : host;
        if (slash < 0) {
            throw new LineageException("nothing tells the directory of the CA of " + tree.path("ca/" + path) + '.');
        }
        return ForeignUrl.of("https://" + authority + path.substring(slash), tree.path("ca/" + path));
    }
}
