package dev.perennial.cli.served;

import dev.perennial.cli.grammar.HostPort;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.FileKind;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the servers of a lineage present its newest version: those that {@code --verify-served} names, or those on this machine
 * that its names lead to. Any number of threads.
 */
public final class Serving {
    private static final String NOBODY = "none";

    private final Listener listener;
    private final Check check;
    private final LocalServers local;

    /** What asks servers, made when the first is to be asked. */
    interface Check {
        ServedCheck get() throws LineageException;
    }

    Serving(Listener listener, Check check, LocalServers local) {
        this.listener = listener;
        this.check = check;
        this.local = local;
    }

    /** Whether somebody has said which servers. */
    static boolean named(ParsedOptions options) {
        List<String> servers = options.list("verify_served");
        return !servers.isEmpty() && !servers.contains(NOBODY);
    }

    /** Uses the network. As things are at this moment; says nothing. */
    boolean already(StoredLineage stored, ParsedOptions options) throws LineageException, InterruptedException {
        List<Certificate> kept = chain(stored);
        for (Server server : servers(stored, options)) {
            if (!fine(stored, options, check.get().now(server, kept))) {
                return false;
            }
        }
        return true;
    }

    /** Uses the network. Gives each server time to take the new version up, and tells the listener what came of it. */
    boolean soon(StoredLineage stored, ParsedOptions options) throws LineageException, InterruptedException {
        String name = stored.lineage().name();
        List<Certificate> kept = chain(stored);
        boolean all = true;
        for (Server server : servers(stored, options)) {
            Finding finding = check.get().now(server, kept);
            if (!fine(stored, options, finding)) {
                finding = check.get().soon(server, kept);
            }
            boolean fine = fine(stored, options, finding);
            if (!fine) {
                listener.on(new Event.NotServed(name, server.toString(), problem(finding, stored)));
            } else if (finding instanceof Finding.Same) {
                listener.on(new Event.Served(name, server.toString()));
            }
            all &= fine;
        }
        return all;
    }

    /**
     * A server that nobody has named may have nothing to do with this lineage; it has if it presents what this lineage had
     * before.
     */
    private boolean fine(StoredLineage stored, ParsedOptions options, Finding finding) throws LineageException {
        return named(options)
                ? finding instanceof Finding.Same
                : !(finding instanceof Finding.Other(Certificate served)
                        && stored.lineage().earlier().containsValue(served));
    }

    private List<Server> servers(StoredLineage stored, ParsedOptions options)
            throws LineageException, InterruptedException {
        if (options.list("verify_served").contains(NOBODY)) {
            return List.of();
        }
        if (named(options)) {
            return namedServers(stored, options);
        }
        // The first version of a lineage has yet to be given to a server by somebody.
        return stored.lineage().earlier().isEmpty()
                ? List.of()
                : local.of(stored.certificate().identifiers(), options.number("https_port"));
    }

    /** The addresses of the servers that somebody has named; none if nobody has. May use the network. */
    public static List<Server> namedServers(StoredLineage stored, ParsedOptions options) throws LineageException {
        List<Server> servers = new ArrayList<>();
        for (String each : named(options) ? options.list("verify_served") : List.<String>of()) {
            try {
                HostPort server = HostPort.parse(each, "verify_served");
                for (InetAddress address : InetAddress.getAllByName(server.host())) {
                    servers.add(new Server(address, server.port(), asked(server.host(), stored)));
                }
            } catch (UsageException e) {
                throw new LineageException(stored.lineage().confFile() + ": " + e.getMessage(), e);
            } catch (UnknownHostException e) {
                throw new LineageException("the server " + each + " is not known to the DNS or to /etc/hosts", e);
            }
        }
        return servers;
    }

    /** What to ask a server for, by whatever name or address it is known. */
    private static Optional<String> asked(String host, StoredLineage stored) {
        List<String> names = hostNames(stored);
        if (names.isEmpty() || names.contains(host)) {
            return names.isEmpty() ? Optional.empty() : Optional.of(host);
        }
        int dot = host.indexOf('.');
        if (dot > 0 && names.contains('*' + host.substring(dot))) {
            return Optional.of(host);
        }
        String first = names.getFirst();
        return Optional.of(first.startsWith("*.") ? "www" + first.substring(1) : first);
    }

    private static List<String> hostNames(StoredLineage stored) {
        return stored.certificate().identifiers().stream()
                .filter(Identifier.Dns.class::isInstance)
                .map(Identifier::value)
                .toList();
    }

    private static List<Certificate> chain(StoredLineage stored) throws LineageException {
        try {
            return CertificateChain.fromPem(stored.lineage().text(FileKind.FULLCHAIN))
                    .certificates();
        } catch (PkiException e) {
            throw new LineageException(stored.lineage().fullchain() + " is damaged: " + e.getMessage(), e);
        }
    }

    private String problem(Finding finding, StoredLineage stored) throws LineageException {
        return switch (finding) {
            case Finding.Same same -> throw new IllegalStateException("no problem");
            case Finding.OtherIssuers(boolean none) ->
                none
                        ? "presents the new certificate without its issuers, so that some clients will not trust it. Let it"
                                + " use fullchain.pem."
                        : "presents the new certificate with other issuers than "
                                + stored.lineage().fullchain() + " has. Reload it, and let it use that file.";
            case Finding.Other(Certificate served) ->
                stored.lineage().earlier().containsValue(served)
                        ? "still presents the certificate before, valid until " + until(served)
                                + ". Reload it, or let a --deploy-hook do that."
                        : "presents another certificate, " + describe(served) + ". Let it use "
                                + stored.lineage().fullchain() + '.';
            case Finding.NoAnswer(String why) -> "does not answer: " + why + '.';
        };
    }

    private static String describe(Certificate served) {
        return "for " + (served.identifiers().isEmpty() ? "no name" : Identifiers.joined(served.identifiers()))
                + ", valid until " + until(served);
    }

    private static String until(Certificate certificate) {
        return certificate.notAfter().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
