package dev.perennial.cli.order;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.authority.UsableClock;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.solver.PausingSolver;
import dev.perennial.cli.solver.PersistRemedy;
import dev.perennial.cli.solver.SolverLater;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.Event;
import dev.perennial.engine.Issuance;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.engine.StandingRecords;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The way to certificates in one run: what is asked of this machine comes first, then the CA and the account there. Any
 * number of threads. */
public final class Obtaining {
    private final Context context;
    private final CertbotPaths paths;
    private final OrderJournal journal;
    private final Listener listener;
    private final Prompts prompts;
    private final Clients clients;
    private final Setbacks setbacks;
    private final Solvers solvers;
    /** A thousand rehearsals need no more than one account. */
    private final Map<URI, StoredAccount> rehearsing = new ConcurrentHashMap<>();

    /** A CA that has refused to make one account would refuse to make each of a thousand. */
    private final Map<URI, Failure> refusals = new ConcurrentHashMap<>();

    private final Map<URI, ReentrantLock> turns = new ConcurrentHashMap<>();

    /** @param prompts for {@code --debug-challenges}; everything else has been asked before */
    public Obtaining(
            Context context,
            CertbotPaths paths,
            Clients clients,
            Setbacks setbacks,
            Listener listener,
            Prompts prompts) {
        this.context = context;
        this.paths = paths;
        this.journal = new OrderJournal(paths, listener);
        this.listener = listener;
        this.prompts = prompts;
        this.clients = clients;
        this.setbacks = setbacks;
        this.solvers = new Solvers(context.environment(), clients, listener);
    }

    /** What is under way from run to run. */
    public OrderJournal journal() {
        return journal;
    }

    Output output() {
        return context.output();
    }

    /**
     * Checks what can be checked here, then opens the CA. Registers an account if there is none, and keeps it unless this
     * is a rehearsal.
     *
     * @param options for the certificate in question
     * @param identifiers what it will be asked for
     * @param life how long the certificate is valid that this one renews
     */
    public OrderBook open(ParsedOptions options, List<Identifier> identifiers, Optional<Duration> life)
            throws Failure, LineageException, AcmeException, InterruptedException {
        Clock clock = context.environment().clock();
        SolverRoutes routes = routes(options, identifiers);
        requireProvable(routes, identifiers, options);
        URI server = ServerUrl.of(options);
        AcmeClient client = clients.of(options);
        UsableClock.require(client, life);
        StoredAccount stored = account(client, server, options);
        AcmeAccount account = client.account(stored.key(), stored.url());
        StandingRecords standing =
                new StandingRecords(solvers.lookup(options), remedy(stored, options), () -> former(stored, options));
        Issuance issuance = new Issuance(client, account, pausing(routes, options), standing, listener, clock);
        ParsedOptions remembered = Solvers.settled(remembering(stored.id(), options));
        Drafts drafts = new Drafts(journal, server, remembered, listener, clock);
        return new OrderBook(issuance, drafts, setbacks, remembered, output(), listener);
    }

    private static PersistRemedy remedy(StoredAccount stored, ParsedOptions options) {
        boolean elsewhere =
                options.flag("dry_run") && ServerUrl.isStaging(stored.server().toString());
        return new PersistRemedy(stored.server(), elsewhere, stored.id().isEmpty());
    }

    /** Who has records that stay may have thrown the credentials of a DNS provider away. */
    private SolverRoutes routes(ParsedOptions options, List<Identifier> identifiers) throws Failure {
        try {
            return solvers.routes(options, identifiers);
        } catch (Failure e) {
            if (ProvenBy.covers(identifiers, options)) {
                return SolverRoutes.all(new SolverLater(Solvers.chosen(options), e));
            }
            throw e;
        }
    }

    /** What records call accounts of this machine that are not used for this certificate any more. Reads the disk. */
    private Set<String> former(StoredAccount inUse, ParsedOptions options) {
        Set<String> all = new LinkedHashSet<>();
        ProvenBy.of(options).forEach(each -> all.add(each.accountUri()));
        try {
            new AccountStore(paths)
                    .list(inUse.server())
                    .forEach(each -> all.add(each.url().toString()));
        } catch (LineageException e) {
            listener.on(new Event.Warning(String.valueOf(e.getMessage())));
        }
        all.remove(inUse.url().toString());
        return all;
    }

    /** With several CAs, the accounts at the others too: each has its turn again. */
    private static ParsedOptions remembering(String account, ParsedOptions options) {
        if (options.list("servers").isEmpty()) {
            return options.with("account", account);
        }
        Set<String> all = new LinkedHashSet<>(options.list("accounts"));
        options.text("account").ifPresent(all::add);
        all.add(account);
        return options.with("account", account).with("accounts", List.copyOf(all));
    }

    private static void requireProvable(SolverRoutes routes, List<Identifier> identifiers, ParsedOptions options)
            throws Failure {
        for (Identifier identifier : identifiers) {
            Optional<String> hopeless = routes.hopeless(identifier, options.list("pref_challs"));
            if (hopeless.isPresent()) {
                throw new Failure(FailureKind.REFUSED, hopeless.get()).holding("Nothing was asked of the CA.");
            }
        }
    }

    /**
     * Makes an account at the CA in use if there is none. Asks it over the network only if there is need.
     *
     * @return what else it lacks for a certificate as the options want it, to follow its title
     */
    public Optional<String> prepare(ParsedOptions options)
            throws Failure, LineageException, AcmeException, InterruptedException {
        AcmeClient client = clients.of(options);
        account(client, ServerUrl.of(options), options);
        Optional<String> profile = options.text("required_profile");
        if (profile.isEmpty() || client.directory().meta().profiles().containsKey(profile.get())) {
            return Optional.empty();
        }
        return Optional.of("has no certificate profile \"" + profile.get() + '"');
    }

    /** Threads take turns at each CA: what one registers is there for the others. */
    private StoredAccount account(AcmeClient client, URI server, ParsedOptions options)
            throws Failure, LineageException, AcmeException, InterruptedException {
        ReentrantLock turn = turns.computeIfAbsent(server, any -> new ReentrantLock());
        turn.lockInterruptibly();
        try {
            Failure refused = refusals.get(server);
            if (refused != null) {
                throw refused;
            }
            return accountInTurn(client, server, options);
        } catch (Failure e) {
            if (e.getCause() instanceof AcmeProblemException) {
                refusals.put(server, e);
            }
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private StoredAccount accountInTurn(AcmeClient client, URI server, ParsedOptions options)
            throws Failure, LineageException, AcmeException, InterruptedException {
        AccountStore store = new AccountStore(paths, listener);
        Accounts accounts = new Accounts(store, options);
        if (!options.flag("dry_run")) {
            Optional<StoredAccount> existing = accounts.stored(server);
            if (existing.isPresent()) {
                store.forgetDraft(existing.get());
                return existing.get();
            }
            StoredAccount made = accounts.register(client, server);
            output().line("Account registered" + (options.list("servers").isEmpty() ? "" : " at " + server) + '.');
            return made;
        }
        StoredAccount account = rehearsing.get(server);
        if (account == null) {
            account = accounts.forRehearsal(client, server);
            if (account.id().isEmpty()) {
                rehearsing.put(server, account);
            }
        }
        return account;
    }

    private SolverRoutes pausing(SolverRoutes routes, ParsedOptions options) {
        if (!options.flag("debug_challenges")) {
            return routes;
        }
        Map<Identifier, List<Solver>> named = new HashMap<>();
        routes.named().forEach((identifier, solvers) -> named.put(identifier, pausing(solvers, options)));
        return new SolverRoutes(named, pausing(routes.others(), options));
    }

    private List<Solver> pausing(List<Solver> solvers, ParsedOptions options) {
        List<Solver> pausing = new ArrayList<>(solvers.size());
        for (Solver solver : solvers) {
            pausing.add(new PausingSolver(solver, output(), prompts, options.number("verbose_count") > 0));
        }
        return pausing;
    }
}
