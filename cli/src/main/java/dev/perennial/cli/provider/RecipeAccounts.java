package dev.perennial.cli.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FileReason;
import dev.perennial.dns.recipe.Field;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.run.Account;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a user has at a provider that a recipe describes: from a file, or the environment. */
final class RecipeAccounts {
    /** Certbot's plugin for it takes no file of its own format: this field is the file. */
    private static final String WHOLE_FILE = "credentials";
    /** What switches something off. */
    private static final Set<String> NO = Set.of("no", "false", "off", "0");

    private final Map<String, String> variables;

    /** @param variables of the environment */
    RecipeAccounts(Map<String, String> variables) {
        this.variables = variables;
    }

    /** How keys in the file begin. */
    static String prefix(Recipe recipe) {
        return "dns_" + recipe.id().replace('-', '_') + '_';
    }

    /** What the file says of fields that no variable tells. Reads it. */
    private Map<String, String> members(Recipe recipe, Path file, Listener listener) throws SolverException {
        Map<String, String> members = new HashMap<>();
        try {
            CredentialsFile.warnIfOpen(file, listener);
            JsonElement tree = JsonParser.parseString(Files.readString(file));
            for (Field field : recipe.fields()) {
                boolean told = field.environment().stream().anyMatch(variables::containsKey);
                if (!told
                        && tree instanceof JsonObject object
                        && object.get(field.member()) instanceof JsonPrimitive member) {
                    members.put(field.name(), member.getAsString());
                }
            }
        } catch (IOException e) {
            throw new SolverException("The credentials in " + file + " cannot be read: " + FileReason.of(e) + '.', e);
        } catch (JsonParseException e) {
            throw new SolverException("The credentials in " + file + " are not JSON.", e);
        }
        return members;
    }

    /**
     * Reads the file, if there is one. Keys in it are those of the provider's name, as the user chose it.
     *
     * @param recipe under that name
     */
    Account of(Recipe recipe, Credentials credentials, Listener listener) throws Failure, SolverException {
        Map<String, String> given = new HashMap<>(credentials.options());
        if (credentials.file().isEmpty()) {
            return Account.of(recipe, given, variables, "the environment, and " + credentials.usual());
        }
        String file = credentials.file().get().toString();
        if (recipe.fields().stream().anyMatch(field -> field.name().equals(WHOLE_FILE)) && !file.endsWith(".ini")) {
            members(recipe, credentials.file().get(), listener).forEach(given::putIfAbsent);
            given.put(WHOLE_FILE, file);
            return Account.of(recipe, given, variables, file);
        }
        CredentialsFile content = credentials.read(listener);
        for (Field field : recipe.fields()) {
            Optional<String> value = field.numbered()
                    ? content.numbered(recipe.id(), field.name())
                    : content.field(recipe.id(), field.name());
            value.ifPresent(text -> given.put(field.name(), text));
        }
        content.field(recipe.id(), Account.TTL).ifPresent(ttl -> given.put(Account.TTL, ttl));
        warn(recipe, content, listener);
        return Account.of(recipe, given, variables, file);
    }

    /** Of what Certbot's plugin for the provider does and this program does not. */
    private static void warn(Recipe recipe, CredentialsFile content, Listener listener) throws Failure {
        for (Map.Entry<String, String> each : recipe.unsupported().entrySet()) {
            Optional<String> value = content.field(recipe.id(), each.getKey());
            if (value.isPresent() && !NO.contains(value.get().toLowerCase(Locale.ROOT))) {
                listener.on(new Event.Warning(CredentialsFile.key(recipe.id(), each.getKey()) + " in " + content.file()
                        + " has no effect here: " + each.getValue() + '.'));
            }
        }
    }
}
