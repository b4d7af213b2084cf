package dev.perennial.cli.solver;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.cli.provider.ProviderInfo;
import dev.perennial.dns.DnsSolver;
import dev.perennial.engine.HttpSolver;
import dev.perennial.lineage.ManualSolver;
import dev.perennial.lineage.WebrootSolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to prove control of a name, as people choose it.
 *
 * @param description Certbot's, which expect scripts know
 * @param hidden not offered in a menu, because it needs more than a choice
 * @param solver the class that does it
 */
public record Authenticator(String name, String description, List<String> challenges, boolean hidden, Class<?> solver) {
    private static final List<Authenticator> WITHOUT_PROVIDER = List.of(
            new Authenticator(
                    "manual",
                    "Manual configuration or run your own shell scripts",
                    List.of("http-01", "dns-01"),
                    true,
                    ManualSolver.class),
            new Authenticator(
                    "standalone",
                    "Spin up a temporary webserver",
                    List.of("http-01", "tls-alpn-01"),
                    false,
                    HttpSolver.class),
            new Authenticator(
                    "webroot", "Place files in webroot directory", List.of("http-01"), false, WebrootSolver.class));

    /**
     * All there are: those of providers first, hidden where nothing is known of an account there. Looks at the disk.
     */
    public static List<Authenticator> all(ParsedOptions options, Map<String, String> variables) {
        List<Authenticator> all = new ArrayList<>();
        KnownProviders providers = KnownProviders.of(options, variables);
        for (String name : providers.names()) {
            boolean configured =
                    Credentials.of(name, Optional.empty(), options).file().isPresent();
            ProviderInfo info = providers.find(name).orElseThrow();
            all.add(new Authenticator(
                    PluginNames.ofProvider(name),
                    info.description(),
                    List.of("dns-01", "dns-account-01"),
                    !configured,
                    DnsSolver.class));
        }
        all.addAll(WITHOUT_PROVIDER);
        return all;
    }

    /** Whether it puts records into the DNS, at a provider. */
    public boolean atProvider() {
        return PluginNames.isProvider(name);
    }

    /**
     * Why it would fail for these options whatever a CA says; absent if it may work. Opens the port of {@code standalone}
     * for a moment, unless a pre hook may free it.
     */
    public Optional<String> problem(ParsedOptions options, Map<String, String> variables) {
        List<String> preferred = options.list("pref_challs");
        if (!preferred.isEmpty() && preferred.stream().noneMatch(challenges::contains)) {
            return Optional.of("it does not answer " + String.join(", ", preferred));
        }
        for (String name : options.list("domains")) {
            if (name.startsWith("*.") && !challenges.contains("dns-01")) {
                return Optional.of("a wildcard needs a DNS challenge");
            }
        }
        if (name.equals("manual") && options.text("manual_auth_hook").isEmpty()) {
            return Optional.of("it needs --manual-auth-hook");
        }
        if (atProvider()) {
            String provider = PluginNames.provider(name);
            boolean open = KnownProviders.of(options, variables).needsFile(provider)
                    && Credentials.of(provider, Optional.empty(), options)
                            .file()
                            .isEmpty();
            return open ? Optional.of("it needs --" + name + "-credentials") : Optional.empty();
        }
        boolean listens = name.equals("standalone") && options.text("pre_hook").isEmpty();
        return listens ? busy(options, preferred) : Optional.empty();
    }

    private static Optional<String> busy(ParsedOptions options, List<String> preferred) {
        boolean tls = !preferred.isEmpty() && preferred.getFirst().equals("tls-alpn-01");
        int port = options.number(tls ? "tls_alpn_01_port" : "http01_port");
        Optional<String> address = options.text("http01_address");
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address.isPresent() ? new InetSocketAddress(address.get(), port) : new InetSocketAddress(port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("port " + port + " cannot be opened: " + e.getMessage());
        }
    }
}
