package dev.perennial.cli.authority;

import dev.perennial.acme.AcmeClient;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.dns.api.HttpsSender;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one run, one for each CA: a thousand certificates need one directory, and their requests share nonces.
 * Any number of threads.
 */
public final class Clients implements AutoCloseable, ApiSender {
    /** What {@link Ca#open} looks at. */
    private record Key(
            URI server, boolean verify, Optional<Path> trust, Optional<String> agent, Optional<String> comment) {}

    private static final Duration PROVIDERS_PATIENCE = Duration.ofSeconds(30);

    private final Context context;
    private @Nullable HttpsSender providers;
    private final Map<Key, AcmeClient> clients = new HashMap<>();

    /** Uses no network yet. */
    public Clients(Context context) {
        this.context = context;
    }

    /** Uses no network yet. Closed with all others. */
    public synchronized AcmeClient of(ParsedOptions options) throws Failure {
        URI server = ServerUrl.of(options);
        Key key = new Key(
                server,
                !options.flag("no_verify_ssl"),
                options.path("ca_certificate"),
                options.text("user_agent"),
                options.text("user_agent_comment"));
        AcmeClient client = clients.get(key);
        if (client == null) {
            client = Ca.open(context, options, server);
            clients.put(key, client);
        }
        return client;
    }

    /** To DNS providers, for all certificates of the run. Closed with all others. */
    @Override
    public ApiResponse send(ApiRequest request) throws SolverException, InterruptedException {
        return toProviders().send(request);
    }

    private synchronized ApiSender toProviders() {
        HttpsSender current = providers;
        if (current == null) {
            current = new HttpsSender("Perennial/" + context.environment().version(), PROVIDERS_PATIENCE);
            providers = current;
        }
        return current;
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(AcmeClient::close);
        clients.clear();
        HttpsSender current = providers;
        if (current != null) {
            current.close();
            providers = null;
        }
    }
}
