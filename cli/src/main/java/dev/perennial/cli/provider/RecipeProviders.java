package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.auth.AuthSchemes;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.RecipeException;
import dev.perennial.dns.recipe.Recipes;
import dev.perennial.dns.run.Account;
import dev.perennial.dns.run.RecipeProvider;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Those that recipes describe. */
final class RecipeProviders implements DnsProviders {
    private final Recipes recipes;
    private final Map<String, String> variables;
    private final RecipeAccounts accounts;

    /** @param variables of the environment, where credentials may be */
    RecipeProviders(Recipes recipes, Map<String, String> variables) {
        this.recipes = recipes;
        this.variables = variables;
        this.accounts = new RecipeAccounts(variables);
    }

    @Override
    public List<String> names() {
        try {
            return recipes.ids();
        } catch (IOException e) {
            return Recipes.builtIn(); // the folder of the user's own is for root's eyes, perhaps
        }
    }

    @Override
    public Optional<ProviderInfo> find(String name) {
        try {
            return recipes.title(name).map(title -> new ProviderInfo(name, title));
        } catch (RecipeException e) {
            return Optional.of(new ProviderInfo(name, name)); // whoever opens it is told what is wrong
        }
    }

    @Override
    public boolean needsFile(String name) {
        try {
            Optional<Recipe> recipe = recipes.read(name);
            return recipe.isPresent() && !complete(recipe.get());
        } catch (RecipeException e) {
            return false;
        }
    }

    private boolean complete(Recipe recipe) {
        try {
            Account.of(recipe, Map.of(), variables, "the environment");
            return true;
        } catch (SolverException e) {
            return false;
        }
    }

    @Override
    public ProviderDescription describe(String name) throws Failure {
        try {
            Recipe recipe = recipes.read(name).orElseThrow();
            List<ProviderField> fields = recipe.fields().stream()
                    .map(field -> ProviderField.of(RecipeAccounts.prefix(recipe), field))
                    .toList();
            List<List<String>> ways = recipe.auth().size() < 2
                    ? List.of()
                    : recipe.auth().stream()
                            .map(way -> way.with().stream()
                                    .map(field -> RecipeAccounts.prefix(recipe) + field)
                                    .toList())
                            .toList();
            return new ProviderDescription(
                    new ProviderInfo(name, recipe.title()),
                    recipe.docs(),
                    recipe.permissions(),
                    recipe.note(),
                    fields,
                    ways,
                    recipe.patience(),
                    Optional.of(recipe.ttl()));
        } catch (RecipeException e) {
            throw unusable(name, e);
        }
    }

    private static Failure unusable(String name, RecipeException e) {
        return refused("The recipe for dns-" + name + " cannot be used: " + e.getMessage() + '.', e);
    }

    @Override
    public DnsProvider open(Credentials credentials, ProviderTools tools) throws Failure {
        try {
            Recipe recipe = recipes.read(credentials.provider()).orElseThrow();
            return new RecipeProvider(recipe, accounts.of(recipe, credentials, tools.listener()), world(tools));
        } catch (RecipeException e) {
            throw unusable(credentials.provider(), e);
        } catch (SolverException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The same with nothing but variables.
     *
     * @param credentials where they are from
     */
    DnsProvider openBy(String name, Credentials credentials, ProviderTools tools) throws Failure {
        try {
            Recipe recipe = recipes.read(name).orElseThrow();
            String source = credentials.file().map(Path::toString).orElse("the environment");
            return new RecipeProvider(recipe, Account.of(recipe, Map.of(), variables, source), world(tools));
        } catch (RecipeException e) {
            throw unusable(name, e);
        } catch (SolverException e) {
            throw refused(String.valueOf(e.getMessage()), e)
                    .next("perennial dns describe " + name + " shows lego's variables for it.");
        }
    }

    private static Failure refused(String what, Exception cause) {
        return new Failure(FailureKind.REFUSED, what, cause).holding("Nothing was asked of the CA.");
    }

    private RecipeProvider.World world(ProviderTools tools) {
        AuthSchemes schemes = new AuthSchemes(tools.clock(), new SecureRandom(), tools.sender(), variables);
        return new RecipeProvider.World(
                tools.sender(),
                schemes::signer,
                name -> Optional.of(tools.zones().around(name).name()).filter(zone -> !zone.isEmpty()),
                tools.clock(),
                tools.sleeper()::sleep,
                UUID::randomUUID);
    }
}
