package dev.perennial.dns.bridge;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** lego's file of registrations, which lego can go on using: an object with one of each domain. */
final class AcmeDnsFile implements AcmeDnsAccounts {
    private final Path file;
    private final Gson gson =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Touches nothing yet. */
    AcmeDnsFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Optional<AcmeDnsAccount> owner(String name) throws SolverException {
        for (Map.Entry<String, JsonElement> each : read().entrySet()) {
            Optional<AcmeDnsAccount> account = account(each.getValue()).filter(a -> a.owns(name));
            if (account.isPresent()) {
                return account;
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Optional<AcmeDnsAccount> of(String domain) throws SolverException {
        return Optional.ofNullable(read().get(domain)).flatMap(AcmeDnsFile::account);
    }

    @Override
    public synchronized void keep(String domain, AcmeDnsAccount account) throws SolverException {
        JsonObject all = read();
        JsonObject one = new JsonObject();
        one.addProperty("fulldomain", account.fulldomain());
        one.addProperty("subdomain", account.subdomain());
        one.addProperty("username", account.username());
        one.addProperty("password", account.password());
        one.addProperty("server_url", account.server());
        all.add(domain, one);
        try {
            PrivateFile.write(file, gson.toJson(all) + '\n');
        } catch (IOException e) {
            throw new SolverException(
                    "The acme-dns registration of " + domain + " cannot be kept in " + file + ": " + e.getMessage()
                            + ". Nothing was changed; make the file writable and try again.",
                    e);
        }
    }

    private JsonObject read() throws SolverException {
        try {
            String text = Files.readString(file);
            if (JsonParser.parseString(text) instanceof JsonObject all) {
                return all;
            }
        } catch (NoSuchFileException e) {
            return new JsonObject();
        } catch (IOException e) {
            throw new SolverException(
                    "The acme-dns registrations in " + file + " cannot be read: " + e.getMessage(), e);
        } catch (JsonParseException e) {
            // Without the cause, which would quote the text.
            throw new SolverException(
                    file + " is no JSON, and so no file of acme-dns registrations: it was left as it is.");
        }
        throw new SolverException(
                file + " holds no JSON object, and so no acme-dns registrations: it was left as it is.");
    }

    /** Empty if something is missing. Names in any case, as lego reads them. */
    private static Optional<AcmeDnsAccount> account(JsonElement element) {
        if (!(element instanceof JsonObject one)) {
            return Optional.empty();
        }
        AcmeDnsAccount account = new AcmeDnsAccount(
                text(one, "fulldomain").toLowerCase(Locale.ROOT),
                text(one, "subdomain"),
                text(one, "username"),
                text(one, "password"),
                text(one, "server_url"));
        boolean whole = !account.fulldomain().isEmpty()
                && !account.subdomain().isEmpty()
                && !account.username().isEmpty()
                && !account.password().isEmpty();
        return whole ? Optional.of(account) : Optional.empty();
    }

    private static String text(JsonObject object, String name) {
        for (Map.Entry<String, JsonElement> each : object.entrySet()) {
            if (each.getKey().equalsIgnoreCase(name)
                    && each.getValue() instanceof JsonPrimitive value
                    && value.isString()) {
                return value.getAsString();
            }
        }
        return "";
    }
}
