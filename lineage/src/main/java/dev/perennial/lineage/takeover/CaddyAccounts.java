package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Caddy's accounts, {@code acme/<issuer>/users/<mail>/}; the issuer is made of the URL of the CA's directory. */
final class CaddyAccounts {
    private final ForeignTree tree;
    private final Set<URI> servers;
    private final List<String> problems;

    /** @param servers those that are known; others are well known or not to be had */
    CaddyAccounts(ForeignTree tree, Set<URI> servers, List<String> problems) {
        this.tree = tree;
        this.servers = servers;
        this.problems = problems;
    }

    List<FoundAccount> read() {
        List<FoundAccount> found = new ArrayList<>();
        for (String issuer : Listing.folders(tree, "acme", problems)) {
            for (String user : Listing.folders(tree, "acme/" + issuer + "/users", problems)) {
                try {
                    found.add(account("acme/" + issuer + "/users/" + user, server(issuer)));
                } catch (LineageException e) {
                    problems.add("An account is not carried over: " + e.getMessage());
                }
            }
        }
        return found;
    }

    private FoundAccount account(String folder, URI server) throws LineageException {
        String json = only(folder, ".json");
        ForeignJson registration = ForeignJson.read(tree, json);
        String location = registration.text("location");
        URI url = ForeignUrl.of(
                location.isEmpty() ? registration.text("Registration", "uri") : location, tree.path(json));
        return new FoundAccount(
                server, new FoundFiles(tree).key(only(folder, ".key")), url, Optional.empty(), Optional.empty());
    }

    private String only(String folder, String suffix) throws LineageException {
        List<String> files = tree.names(folder).stream()
                .filter(name -> name.endsWith(suffix))
                .toList();
        if (files.size() != 1) {
            throw new LineageException(
                    tree.path(folder) + " has " + files.size() + " files *" + suffix + " instead of one.");
        }
        return folder + '/' + files.getFirst();
    }

    private URI server(String issuer) throws LineageException {
        for (URI server : servers) {
            if (key(server).equals(issuer)) {
                return server;
            }
        }
        for (URI server : ForeignUrl.known()) {
            if (key(server).equals(issuer)) {
                return server;
            }
        }
        throw new LineageException("nothing tells the directory of the CA of " + tree.path("acme/" + issuer)
                + ". Give it with --server URL.");
    }

    private static String key(URI server) {
        String path = server.getRawPath().replace('/', '-');
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '-') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '-') {
            to--;
        }
        String key = server.getRawAuthority() + (from == to ? "" : "-" + path.substring(from, to));
        return key.toLowerCase(Locale.ROOT).replace(':', '-');
    }
}
