package dev.perennial.lineage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in Certbot's folders: {@code accounts/<host>/<path>/<id>} with private_key.json, regr.json, meta.json. */
public final class AccountStore {
    private static final String FOLDER_MODE = "rwx------";

    private final CertbotPaths paths;

    public AccountStore(CertbotPaths paths) {
        this.paths = paths;
    }

    /** All accounts at a CA that can be read, by id. Reads the disk. */
    public List<StoredAccount> list(URI server) throws LineageException {
        Path folder = paths.accounts(server);
        List<StoredAccount> accounts = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return accounts;
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            throw new LineageException("The accounts in " + folder + " cannot be read: " + reason(e), e);
        }
        entries.sort(null);
        for (Path entry : entries) {
            if (Files.exists(entry.resolve("private_key.json"))) {
                accounts.add(read(server, entry));
            }
        }
        return accounts;
    }

    /** One account by its id; throws if any account of this CA cannot be read, because it might be that one. */
    public Optional<StoredAccount> find(URI server, String id) throws LineageException {
        for (StoredAccount account : list(server)) {
            if (account.id().equals(id)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    /** Writes a new account; what is already there under the same key is replaced. */
    public StoredAccount save(URI server, KeyPair key, URI url, Instant now, String host) throws LineageException {
        String id = id(key);
        Path folder = paths.accounts(server).resolve(id);
        String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
        JsonObject registration = new JsonObject();
        registration.add("body", new JsonObject());
        registration.addProperty("uri", url.toString());
        JsonObject meta = new JsonObject();
        meta.addProperty("creation_dt", created);
        meta.addProperty("creation_host", host);
        JsonObject jwk = new JsonObject();
        Jwk.privateMembers(key).forEach(jwk::addProperty);
        try {
            AtomicFiles.makeFolders(paths.configDir(), "rwxr-xr-x");
            AtomicFiles.makeFolders(folder, FOLDER_MODE);
            AtomicFiles.replace(folder.resolve("private_key.json"), jwk.toString(), "r--------");
            AtomicFiles.replace(folder.resolve("meta.json"), meta.toString(), "rw-r--r--");
            AtomicFiles.replace(folder.resolve("regr.json"), registration.toString(), "rw-r--r--");
        } catch (IOException e) {
            throw new LineageException(
                    "The account at " + server + " exists but cannot be kept in " + folder + ": " + reason(e)
                            + ". Make room or mend the rights there, and run this again.",
                    e);
        }
        return new StoredAccount(id, server, key, url, Optional.of(created), Optional.of(host));
    }

    /** Deletes the files of an account. */
    public void delete(StoredAccount account) throws LineageException {
        Path folder = paths.accounts(account.server()).resolve(account.id());
        try {
            for (String file : List.of("private_key.json", "regr.json", "meta.json")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new LineageException("The account's folder " + folder + " cannot be deleted: " + reason(e), e);
        }
    }

    static String id(KeyPair key) {
        try {
            byte[] pem = Keys.publicKeyPem(key.getPublic()).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(pem));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, by which Certbot names accounts", e);
        }
    }

    private static StoredAccount read(URI server, Path folder) throws LineageException {
        Path file = folder.resolve("private_key.json");
        try {
            Map<String, String> jwk = new LinkedHashMap<>();
            object(file)
                    .entrySet()
                    .forEach(e -> jwk.put(e.getKey(), e.getValue().getAsString()));
            KeyPair key = Jwk.keyPair(jwk);
            file = folder.resolve("regr.json");
            URI url = URI.create(object(file).get("uri").getAsString());
            Path meta = folder.resolve("meta.json");
            JsonObject about = Files.exists(meta) ? object(meta) : new JsonObject();
            String id = folder.getFileName().toString();
            return new StoredAccount(
                    id, server, key, url, member(about, "creation_dt"), member(about, "creation_host"));
        } catch (IOException e) {
            throw new LineageException("The account file " + file + " cannot be read: " + reason(e), e);
        } catch (PkiException e) {
            throw new LineageException("The account file " + file + " holds no usable key: " + e.getMessage(), e);
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new LineageException(
                    "The account file " + file + " is damaged. Restore it from a backup, or move its folder away to"
                            + " register a new account; no certificate is lost by that.",
                    e);
        }
    }

    private static JsonObject object(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static Optional<String> member(JsonObject object, String name) {
        return object.has(name) ? Optional.of(object.get(name).getAsString()) : Optional.empty();
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
