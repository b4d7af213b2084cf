package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.recipe.Recipes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Certbot's plugin {@code dns-multi} has: a file that names one of lego's providers, and lego's variables for it. There
 * are recipes that know these variables.
 */
final class MultiProviders implements DnsProviders {
    private static final ProviderInfo INFO = new ProviderInfo("multi", "the provider that the file names");
    private static final String PROVIDER = "provider";

    private final Recipes recipes;
    private final Map<String, String> variables;

    /** @param variables of the environment, for what the file does not have */
    MultiProviders(Recipes recipes, Map<String, String> variables) {
        this.recipes = recipes;
        this.variables = variables;
    }

    /** None of their own. */
    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public Optional<ProviderInfo> find(String name) {
        return name.equals(INFO.name()) ? Optional.of(INFO) : Optional.empty();
    }

    @Override
    public boolean needsFile(String name) {
        return true;
    }

    @Override
    public ProviderDescription describe(String name) {
        ProviderField provider = new ProviderField(
                CredentialsFile.key(INFO.name(), PROVIDER),
                false,
                true,
                "a provider by lego's name, such as cloudflare; after it, lego's variables for it",
                List.of(),
                "",
                List.of());
        return new ProviderDescription(
                INFO,
                "https://go-acme.github.io/lego/dns/",
                "",
                "For files of Certbot's plugin dns-multi.",
                List.of(provider),
                List.of(),
                Duration.ofMinutes(10),
                Optional.empty());
    }

    @Override
    public DnsProvider open(Credentials credentials, ProviderTools tools) throws Failure {
        CredentialsFile file = credentials.read(tools.listener());
        String key = CredentialsFile.key(INFO.name(), PROVIDER);
        file.require(Map.of(key, "a provider by lego's name"));
        String name = file.field(INFO.name(), PROVIDER).orElseThrow();
        Map<String, String> all = new HashMap<>(variables);
        for (String each : file.keys()) {
            if (!each.equals(key)) {
                file.text(each).ifPresent(value -> all.put(each, value));
            }
        }
        RecipeProviders named = new RecipeProviders(recipes, all);
        if (named.find(name).isEmpty()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            file.file() + " names lego's provider " + name + ", for which there is no recipe.")
                    .holding("Nothing was asked of the CA.")
                    .next("perennial dns providers lists those there are.");
        }
        return named.openBy(name, credentials, tools);
    }
}
