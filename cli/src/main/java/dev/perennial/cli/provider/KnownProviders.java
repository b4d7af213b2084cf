package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Spelling;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.recipe.Recipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All providers there are for a run. Of several with one name the first counts. */
public final class KnownProviders implements DnsProviders {
    private final List<DnsProviders> sources;

    KnownProviders(List<DnsProviders> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * Those that this program has, and those that the configuration folder has. Reads nothing yet.
     *
     * @param variables of the environment, where credentials may be
     */
    public static KnownProviders of(ParsedOptions options, Map<String, String> variables) {
        return of(recipes(options), state(options), variables);
    }

    /**
     * These recipes, and all others that this program has. Reads nothing yet.
     *
     * @param state a folder for what has to outlive a run
     */
    public static KnownProviders of(Recipes recipes, Path state, Map<String, String> variables) {
        return new KnownProviders(List.of(
                new BuiltInProviders(),
                new RecipeProviders(recipes, variables),
                new BridgeProviders(state, variables),
                new MultiProviders(recipes, variables)));
    }

    private static Path state(ParsedOptions options) {
        return options.requiredPath("config_dir").resolve(".perennial").resolve("dns");
    }

    /** Those that this program has and those of the configuration folder. Reads nothing yet. */
    public static Recipes recipes(ParsedOptions options) {
        return new Recipes(options.requiredPath("config_dir").resolve("dns").resolve("recipes"));
    }

    @Override
    public List<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (DnsProviders source : sources) {
            names.addAll(source.names());
        }
        return List.copyOf(names);
    }

    @Override
    public Optional<ProviderInfo> find(String name) {
        return source(name).flatMap(source -> source.find(name));
    }

    @Override
    public boolean needsFile(String name) {
        return source(name).stream().anyMatch(source -> source.needsFile(name));
    }

    @Override
    public ProviderDescription describe(String name) throws Failure {
        return source(name).orElseThrow(() -> none(name)).describe(name);
    }

    /** The same where there has to be one; who meant another is told its name. */
    public ProviderInfo require(String name) throws Failure {
        return find(name).orElseThrow(() -> none(name));
    }

    @Override
    public DnsProvider open(Credentials credentials, ProviderTools tools) throws Failure {
        return source(credentials.provider())
                .orElseThrow(() -> none(credentials.provider()))
                .open(credentials, tools);
    }

    /** What to say about a name that is none of theirs. */
    public String complaint(String name) {
        return "There is no DNS provider " + name + Spelling.suggestion(name, names()) + '.';
    }

    private Failure none(String name) {
        return new Failure(FailureKind.REFUSED, complaint(name))
                .holding("Nothing was asked of the CA.")
                .next("perennial dns providers lists those there are.");
    }

    private Optional<DnsProviders> source(String name) {
        for (DnsProviders source : sources) {
            if (source.find(name).isPresent()) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
