package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AdoptedVersions;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.NewVersion;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data folder of Caddy 2, {@code certificates/<issuer>/<name>/}. Caddy proves control by its own servers, so nothing
 * there says how to do it without it.
 */
final class CaddyReader implements ForeignReader {
    private static final String CERTIFICATES = "certificates";
    private static final String WILDCARD = "wildcard_.";

    @Override
    public Found read(ForeignTree tree, Given given) throws LineageException {
        if (!tree.isFolder(CERTIFICATES)) {
            throw new LineageException(tree.root() + " is no data folder of Caddy: it has no folder certificates.");
        }
        List<Remark> remarks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, CaddySite> newest = new LinkedHashMap<>();
        List<FoundLineage> unusable = new ArrayList<>();
        Set<URI> servers = new LinkedHashSet<>();
        for (String issuer : tree.folders(CERTIFICATES)) {
            if (issuer.equals("local")) {
                remarks.add(new Remark(
                        "The certificates in " + tree.path(CERTIFICATES + "/local")
                                + " are from Caddy's own CA, which is none of ACME; they are not carried over.",
                        "Leave them to Caddy."));
                continue;
            }
            for (String site : Listing.folders(tree, CERTIFICATES + '/' + issuer, problems)) {
                try {
                    CaddySite found = site(tree, given, issuer, site);
                    servers.add(found.server());
                    newest.merge(found.name(), found, (one, other) -> later(one, other, remarks));
                } catch (LineageException e) {
                    unusable.add(new FoundLineage.Unusable(site, String.valueOf(e.getMessage())));
                }
            }
        }
        given.server().ifPresent(servers::add);
        List<FoundAccount> accounts = new CaddyAccounts(tree, servers, problems).read();
        List<FoundLineage> lineages = new ArrayList<>();
        newest.values().forEach(site -> lineages.add(site.lineage(accounts)));
        lineages.addAll(unusable);
        if (!newest.isEmpty()) {
            remarks.add(new Remark(
                    "Caddy goes on renewing what its own configuration has it serve.",
                    "Name the files there once they are here, tls FULLCHAIN PRIVKEY, so that it leaves them alone; and"
                            + " give here how control is proven: --webroot -w DIR, or --standalone if Caddy is not on"
                            + " port 80."));
        }
        return new Found(tree.root(), accounts, lineages, List.of(), problems, remarks);
    }

    private static CaddySite site(ForeignTree tree, Given given, String issuer, String site) throws LineageException {
        String base = CERTIFICATES + '/' + issuer + '/' + site + '/' + site;
        String name = FoundFiles.name(site.startsWith(WILDCARD) ? site.substring(WILDCARD.length()) : site)
                .orElseThrow(() -> new LineageException(
                        tree.path(base + ".crt") + " has a name that no certificate can have here."));
        NewVersion version = new FoundFiles(tree).version(base + ".crt", base + ".issuer.crt", base + ".key");
        ForeignJson json = ForeignJson.read(tree, base + ".json");
        String ca = json.text("issuer_data", "ca");
        URI server;
        if (ca.isEmpty()) {
            URI url = ForeignUrl.of(json.text("issuer_data", "url"), tree.path(base + ".json"));
            server = ForeignUrl.directory(url.getRawAuthority(), given)
                    .orElseThrow(() -> new LineageException(tree.path(base + ".json")
                            + " does not name the directory of the CA. Give it with --server URL."));
        } else {
            server = ForeignUrl.of(ca, tree.path(base + ".json"));
        }
        return new CaddySite(
                name, issuer, AdoptedVersions.single(version), server, json.text("issuer_data", "account"));
    }

    /** Caddy serves the newer one, too. */
    private static CaddySite later(CaddySite one, CaddySite other, List<Remark> remarks) {
        boolean first = !other.notBefore().isAfter(one.notBefore());
        CaddySite older = first ? other : one;
        remarks.add(new Remark(
                "The certificate " + older.name() + " from " + older.issuer()
                        + " is older than another for the same site; it is not carried over.",
                ""));
        return first ? one : other;
    }

    /** One site's certificate; the account is a URL, or empty. */
    private record CaddySite(String name, String issuer, AdoptedVersions versions, URI server, String account) {
        Instant notBefore() {
            return versions.current().chain().leaf().notBefore();
        }

        FoundLineage lineage(List<FoundAccount> accounts) {
            Optional<String> id = accounts.stream()
                    .filter(each -> each.server().equals(server)
                            && each.url().toString().equals(account))
                    .map(FoundAccount::id)
                    .findFirst();
            return new FoundLineage.Usable(
                    name, versions, new FoundRenewal(server, id, Map.of(), Optional.empty()), List.of());
        }
    }
}
