package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.bridge.Bridge;
import dev.perennial.dns.bridge.BridgeTools;
import dev.perennial.dns.bridge.Bridges;
import dev.perennial.dns.bridge.SystemPrograms;
import dev.perennial.engine.Event;
import dev.perennial.engine.SolverException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What users of other clients have: scripts, programs and servers of theirs. */
final class BridgeProviders implements DnsProviders {
    private final Path state;
    private final Map<String, String> variables;

    /** @param state a folder for what has to outlive a run */
    BridgeProviders(Path state, Map<String, String> variables) {
        this.state = state;
        this.variables = variables;
    }

    @Override
    public List<String> names() {
        return Bridges.all().stream()
                .map(bridge -> PluginNames.provider(bridge.name()))
                .toList();
    }

    @Override
    public Optional<ProviderInfo> find(String name) {
        return bridge(name).map(bridge -> new ProviderInfo(name, bridge.title()));
    }

    private static Optional<Bridge> bridge(String name) {
        return Bridges.all().stream()
                .filter(bridge -> bridge.name().equals(PluginNames.ofProvider(name)))
                .findFirst();
    }

    @Override
    public boolean needsFile(String name) {
        return bridge(name).stream()
                .flatMap(bridge -> bridge.fields().stream())
                .anyMatch(field ->
                        !field.optional() && field.environment().stream().noneMatch(variables::containsKey));
    }

    @Override
    public ProviderDescription describe(String name) {
        Bridge bridge = bridge(name).orElseThrow();
        List<ProviderField> fields = bridge.fields().stream()
                .map(field -> ProviderField.of(prefix(name), field))
                .toList();
        String note = bridge.variables() ? "Keys with a capital letter are variables for the program." : "";
        return new ProviderDescription(
                new ProviderInfo(name, bridge.title()),
                bridge.docs().toString(),
                "",
                note,
                fields,
                List.of(),
                Duration.ofMinutes(10),
                Optional.empty());
    }

    private static String prefix(String name) {
        return "dns_" + name.replace('-', '_') + '_';
    }

    @Override
    public DnsProvider open(Credentials credentials, ProviderTools tools) throws Failure {
        String name = credentials.provider();
        Map<String, String> fields = new HashMap<>();
        if (credentials.file().isPresent()) {
            CredentialsFile file = credentials.read(tools.listener());
            for (String key : file.keys()) {
                String field = key.startsWith(prefix(name))
                        ? key.substring(prefix(name).length())
                        : key;
                boolean variable = !key.equals(key.toLowerCase(Locale.ROOT));
                if (variable || !field.equals(key)) {
                    file.text(key).ifPresent(value -> fields.put(field, value));
                }
            }
        }
        Bridges bridges = new Bridges(new BridgeTools(
                tools.sender(),
                new SystemPrograms(),
                new SecureRandom(),
                state,
                variables,
                tools.listener(),
                text -> tools.listener().on(new Event.Detail(text))));
        try {
            return bridges.open(PluginNames.ofProvider(name), fields);
        } catch (SolverException e) {
            throw new Failure(FailureKind.REFUSED, String.valueOf(e.getMessage()), e)
                    .holding("Nothing was asked of the CA.");
        }
    }
}
