package dev.perennial.dns.bridge;

import dev.perennial.dns.DnsProvider;
import dev.perennial.engine.Event;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** The one door to what users of other clients have for their DNS. Any number of threads. */
public final class Bridges {
    /** Where nobody says where programs are. */
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final BridgeTools tools;
    /** One for each script: two must not rewrite the same zone. */
    private final ConcurrentMap<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    /** Touches nothing yet. */
    public Bridges(BridgeTools tools) {
        this.tools = tools;
    }

    /** In the order of their names. */
    public static List<Bridge> all() {
        return BridgeList.all();
    }

    /**
     * A provider that uses a bridge. Reads the files that the fields name; runs nothing and uses no network yet.
     *
     * @param name of one of {@link #all}
     * @param fields by their names, without {@code dns_NAME_}; variables for the user's program by theirs
     * @throws SolverException if a field is wrong, missing or not known: says which
     */
    public DnsProvider open(String name, Map<String, String> fields) throws SolverException {
        Bridge bridge = all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SolverException("There is no bridge \"" + name + "\": there are "
                        + String.join(", ", all().stream().map(Bridge::name).toList()) + '.'));
        BridgeValues values = new BridgeValues(bridge, fields, tools.environment());
        return switch (name) {
            case "dns-acmesh" -> acmeSh(values);
            case "dns-acmedns" -> acmeDns(values);
            case "dns-dehydrated" ->
                hook(values, HookContract.DEHYDRATED, List.of(values.text("hook")), values.yes("chain"));
            case "dns-exec" ->
                hook(
                        values,
                        values.raw("mode") ? HookContract.EXEC_RAW : HookContract.EXEC,
                        List.of(values.text("path")),
                        false);
            case "dns-httpreq" -> httpReq(values);
            case "dns-modmd" ->
                hook(
                        values,
                        HookContract.MOD_MD,
                        List.of(values.text("command").strip().split(" +", -1)),
                        false);
            case "dns-uacme" -> hook(values, HookContract.UACME, List.of(values.text("hook")), false);
            default -> throw new IllegalStateException("nothing opens " + name);
        };
    }

    private DnsProvider hook(BridgeValues values, HookContract contract, List<String> command, boolean chain)
            throws SolverException {
        String field = switch (contract) {
            case EXEC, EXEC_RAW -> "path";
            case DEHYDRATED, UACME -> "hook";
            case MOD_MD -> "command";
        };
        values.program(field, command.getFirst());
        Hook hook = new Hook(contract, command, chain, values.variables(), values.seconds("timeout"));
        return new DelegatingProvider(new HookDelegate(hook, tools.programs(), tools.environment(), tools.log()));
    }

    private DnsProvider httpReq(BridgeValues values) throws SolverException {
        HttpReqServer server = new HttpReqServer(
                values.address("endpoint"), values.raw("mode"), values.text("username"), values.text("password"));
        if (server.exposesPassword()) {
            tools.listener()
                    .on(new Event.Warning("Everybody on the way to " + server.shown()
                            + " can read the password of dns-httpreq: let the server speak https."));
        }
        return new DelegatingProvider(new HttpReqDelegate(server, tools.sender()));
    }

    private DnsProvider acmeDns(BridgeValues values) throws SolverException {
        URI url = values.address("url");
        List<String> networks = new ArrayList<>();
        for (String network : values.text("allowlist").split(",", -1)) {
            if (!network.isBlank()) {
                networks.add(network.strip());
            }
        }
        AcmeDnsApi api = new AcmeDnsApi(url, networks, tools.sender());
        String username = values.text("username");
        String password = values.text("password");
        String subdomain = values.text("subdomain");
        if (username.isEmpty() && password.isEmpty() && subdomain.isEmpty()) {
            Path file = values.path("storage").orElse(tools.state().resolve("acme-dns.json"));
            return new DelegatingProvider(new AcmeDnsDelegate(api, new AcmeDnsFile(file)));
        }
        if (username.isEmpty() || password.isEmpty() || subdomain.isEmpty()) {
            throw new SolverException("A registration at acme-dns is dns_acmedns_username, dns_acmedns_password and"
                    + " dns_acmedns_subdomain: give all three, or none of them and dns_acmedns_storage.");
        }
        // acme.sh takes the whole name, too.
        int dot = subdomain.indexOf('.');
        String label = dot < 0 ? subdomain : subdomain.substring(0, dot);
        String fulldomain = dot < 0 ? "" : subdomain;
        AcmeDnsAccount account = new AcmeDnsAccount(fulldomain, label, username, password, url.toString());
        return new DelegatingProvider(new AcmeDnsDelegate(api, new AcmeDnsFixed(account)));
    }

    private DnsProvider acmeSh(BridgeValues values) throws SolverException {
        Path folder = values.path("folder").orElseThrow();
        AcmeShScript script = AcmeShScript.read(folder, values.text("script"), values.yes("library"));
        AcmeShAccount account = new AcmeShAccount(
                script,
                values.text("user"),
                values.variables(),
                values.path("account_conf"),
                values.seconds("timeout"));
        AcmeShState state =
                new AcmeShState(tools.state().resolve("acmesh-" + script.name() + '-' + mark(account) + ".conf"));
        AcmeShDelegate delegate = new AcmeShDelegate(
                account,
                new AcmeShMemory(account, state),
                tools.programs(),
                tools.random(),
                tools.environment().getOrDefault("PATH", USUAL_PATH),
                tools.listener(),
                tools.log());
        // Many scripts write a whole set of records anew: two at a time would lose one.
        return new DelegatingProvider(delegate, turns.computeIfAbsent(script.name(), none -> new ReentrantLock()));
    }

    /** Tells accounts at one provider apart: what is kept of one must not be used with the other. */
    private static String mark(AcmeShAccount account) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Optional<Path> conf = account.accountConf();
            String all = new TreeMap<>(account.variables())
                    + conf.map(Path::toString).orElse("");
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
