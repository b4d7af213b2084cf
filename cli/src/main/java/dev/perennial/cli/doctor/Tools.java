package dev.perennial.cli.doctor;

import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.authority.KnownCas;
import dev.perennial.cli.authority.Trust;
import dev.perennial.cli.ca.Cas;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.solver.NameService;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.dns.Authorities;
import dev.perennial.dns.CaaLookup;
import dev.perennial.dns.CaaSet;
import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.Dnssec;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordType;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Once;
import dev.perennial.engine.Parallel;
import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the checks of one run look with, shared so that nothing is asked twice. Any number of threads. Close it. */
final class Tools implements AutoCloseable {
    private final Context context;
    private final Cas cas;
    private final Clients clients;
    private final Solvers solvers;
    private final Authorities authorities;
    private final Dnssec dnssec;
    private final Once<String, Addresses> addresses;
    private final Once<String, CaaSet> caa;
    private final Dialer dialer;
    private final HttpVisit http;
    private final HttpTarget.Ports ports;
    private final Home home;

    /** Reads which resolvers this machine has; uses no network yet. */
    Tools(Context context) throws Failure {
        ParsedOptions options = context.options();
        this.context = context;
        this.cas = KnownCas.read(context);
        this.clients = new Clients(context);
        this.solvers = new Solvers(context.environment(), clients, Listener.NONE);
        NameService names = NameService.of(options);
        this.authorities = names.authorities();
        this.dnssec = new Dnssec(
                names.transport(),
                DnsPatience.USUAL,
                names.resolver(),
                names.zones(),
                context.environment().clock(),
                Dnssec.rootAnchors());
        this.addresses = new Once<>(this::resolve);
        this.caa = new Once<>(new CaaLookup(authorities)::find);
        this.dialer = new Dialer(Trust.everything());
        this.ports = new HttpTarget.Ports(options.number("ca_http_port"), options.number("ca_tls_port"));
        String agent = "Perennial/" + context.environment().version() + " (doctor)";
        this.http = new HttpVisit(dialer, ports, this::addresses, agent);
        this.home = Home.ofMachine();
    }

    /** What is known of CAs without asking them. */
    Cas cas() {
        return cas;
    }

    private Addresses resolve(String host) throws InterruptedException {
        var both = Parallel.map(
                List.of(RecordType.A, RecordType.AAAA), type -> authorities.resolve(new Question(host, type)));
        return new Addresses(both.get(0), both.get(1));
    }

    /** By the authoritative servers, over the network, once a run. */
    Addresses addresses(String host) throws InterruptedException {
        return addresses.get(host);
    }

    /** IPv6 first; an address is its own. */
    List<InetAddress> addresses(Identifier name) throws InterruptedException {
        return name instanceof Identifier.Ip ip
                ? List.of(ip.address())
                : addresses(Patient.host(name)).all();
    }

    /** The records that count for a name, over the network, once a run. */
    CaaSet caa(String host) throws InterruptedException {
        return caa.get(host);
    }

    /**
     * Whether whoever runs this could renew, too: what such a user may not, a renewal may not either. Anybody else may look,
     * and proves nothing by what is denied. Reads the disk.
     */
    static boolean byWhoRenews(ParsedOptions options) {
        Path folder = options.requiredPath("config_dir");
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return Files.isWritable(folder);
    }

    Context context() {
        return context;
    }

    Clients clients() {
        return clients;
    }

    Solvers solvers() {
        return solvers;
    }

    Authorities authorities() {
        return authorities;
    }

    Dnssec dnssec() {
        return dnssec;
    }

    Dialer dialer() {
        return dialer;
    }

    HttpVisit http() {
        return http;
    }

    HttpTarget.Ports ports() {
        return ports;
    }

    Home home() {
        return home;
    }

    @Override
    public void close() {
        clients.close();
    }
}
