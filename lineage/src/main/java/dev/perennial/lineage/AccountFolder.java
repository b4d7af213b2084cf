package dev.perennial.lineage;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The three files of one account, written as Certbot writes them and read in every form it ever wrote. */
final class AccountFolder {
    private static final String KEY = "private_key.json";
    private static final String REGISTRATION = "regr.json";
    private static final String META = "meta.json";

    private final Path folder;

    AccountFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether this looks like an account at all. */
    boolean exists() {
        return Files.exists(folder.resolve(KEY)) || Files.exists(folder.resolve(REGISTRATION));
    }

    /**
     * Reads the three files.
     *
     * @param complain takes what is wrong with meta.json, which only says when and where the account was made
     */
    StoredAccount read(URI server, Consumer<String> complain) throws LineageException {
        Map<String, String> jwk = members(KEY);
        Map<String, String> registration = members(REGISTRATION); // old ones hold much more; the URL is what counts
        Map<String, String> meta = meta(complain);
        try {
            URI url = new URI(registration.getOrDefault("uri", ""));
            if (!usable(url, server)) {
                throw damaged(REGISTRATION, "its uri is no URL of an account", null);
            }
            return new StoredAccount(
                    folder.getFileName().toString(),
                    server,
                    Jwk.keyPair(jwk),
                    url,
                    Optional.ofNullable(meta.get("creation_dt")),
                    Optional.ofNullable(meta.get("creation_host")));
        } catch (PkiException e) {
            throw damaged(KEY, String.valueOf(e.getMessage()), e);
        } catch (URISyntaxException e) {
            throw damaged(REGISTRATION, "its uri is no URL", e);
        }
    }

    /** The client would refuse any other too, but not say in which file it is. */
    private static boolean usable(URI url, URI server) {
        String scheme = String.valueOf(url.getScheme());
        return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase(server.getScheme()))
                && url.getHost() != null
                && url.getPort() != 0
                && url.getPort() < 1 << 16
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.toString().equals(url.toASCIIString());
    }

    private Map<String, String> meta(Consumer<String> complain) {
        try {
            return Files.exists(folder.resolve(META)) ? members(META) : Map.of();
        } catch (LineageException e) {
            complain.accept(e.getMessage() + " It is not needed, and this run goes on without it.");
            return Map.of();
        }
    }

    /** The string members of a JSON object. */
    private Map<String, String> members(String name) throws LineageException {
        try {
            JsonElement json = JsonParser.parseString(SmallFile.text(folder.resolve(name)));
            if (!(json instanceof JsonObject object)) {
                throw damaged(name, "it holds no JSON object", null);
            }
            Map<String, String> members = new LinkedHashMap<>();
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                if (member.getValue() instanceof JsonPrimitive value && value.isString()) {
                    members.put(member.getKey(), value.getAsString());
                }
            }
            return members;
        } catch (JsonParseException e) {
            throw damaged(name, "it is no JSON", null); // the cause would quote the text, and that may be the key
        } catch (IOException e) {
            throw new LineageException(
                    "The account file " + folder.resolve(name) + " cannot be read: " + IoReason.of(e) + '.', e);
        }
    }

    private LineageException damaged(String name, String how, @Nullable Throwable cause) {
        return new LineageException(
                "The account file " + folder.resolve(name) + " is damaged: " + how
                        + ". Restore it from a backup, or move its folder away to register a new account; no"
                        + " certificate is lost by that.",
                cause);
    }

    /** Makes or replaces the files. The folder exists. */
    void write(KeyPair key, URI url, String created, String host) throws IOException {
        AtomicFiles.replace(folder.resolve(KEY), json(Jwk.privateMembers(key), false), "r--------");
        Map<String, String> meta = new LinkedHashMap<>();
        meta.put("creation_dt", created);
        meta.put("creation_host", host);
        AtomicFiles.replace(folder.resolve(META), json(meta, false), "rw-r--r--");
        // Last: without it, the folder is no account to either program.
        AtomicFiles.replace(folder.resolve(REGISTRATION), json(Map.of("uri", url.toString()), true), "rw-r--r--");
    }

    /** On one line with blanks after the separators, as Python writes it; possibly after an empty object "body". */
    private static String json(Map<String, String> members, boolean body) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true));
        json.setHtmlSafe(false);
        json.beginObject();
        if (body) {
            json.name("body").beginObject().endObject();
        }
        for (Map.Entry<String, String> member : members.entrySet()) {
            json.name(member.getKey()).value(member.getValue());
        }
        json.endObject();
        return text.toString();
    }

    /** Deletes the three files, and the folder if nothing else is in it. */
    void delete() throws IOException {
        for (String file : List.of(REGISTRATION, META, KEY)) {
            Files.deleteIfExists(folder.resolve(file));
        }
        deleteIfEmpty(folder);
    }

    static boolean deleteIfEmpty(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
