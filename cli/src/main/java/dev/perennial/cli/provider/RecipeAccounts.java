package dev.perennial.cli.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FileReason;
import dev.perennial.cli.credentials.CredentialsFile;
import dev.perennial.dns.recipe.Field;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.run.Account;
import dev.perennial.engine.Listener;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user has at a provider that a recipe describes: from a file, or the environment. */
final class RecipeAccounts {
    /** Certbot's plugin for it takes no file of its own format: this field is the file. */
    private static final String WHOLE_FILE = "credentials";

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

    Account of(Recipe recipe, Credentials credentials, Listener listener) throws Failure, SolverException {
        Map<String, String> given = new HashMap<>(credentials.options());
        if (credentials.file().isEmpty()) {
            return Account.of(recipe, given, variables, "the environment, and " + credentials.usual());
        }
        String file = credentials.file().get().toString();
        List<String> fields =
                new ArrayList<>(recipe.fields().stream().map(Field::name).toList());
        if (fields.contains(WHOLE_FILE) && !file.endsWith(".ini")) {
            members(recipe, credentials.file().get(), listener).forEach(given::putIfAbsent);
            given.put(WHOLE_FILE, file);
            return Account.of(recipe, given, variables, file);
        }
        fields.add(Account.TTL);
        CredentialsFile content = credentials.read(listener);
        for (String each : fields) {
            content.text(prefix(recipe) + each).ifPresent(value -> given.put(each, value));
        }
        return Account.of(recipe, given, variables, file);
    }
}
