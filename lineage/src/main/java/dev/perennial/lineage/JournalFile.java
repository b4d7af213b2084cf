package dev.perennial.lineage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** How an entry of the journal is written: a JSON object, PEM and base64url within. */
final class JournalFile {
    private static final int VERSION = 1;

    private JournalFile() {}

    static String text(JournalEntry entry) {
        JsonObject out = new JsonObject();
        out.addProperty("version", VERSION);
        out.addProperty("server", entry.server().toString());
        out.addProperty("account", entry.account());
        out.addProperty("profile", entry.profile());
        entry.keyPem().ifPresent(pem -> out.addProperty("key", pem));
        out.addProperty("csr", Base64Url.encode(entry.csr().der()));
        out.addProperty("begun", entry.begun().toString());
        entry.order().ifPresent(url -> out.addProperty("order", url.toString()));
        entry.expires().ifPresent(time -> out.addProperty("expires", time.toString()));
        out.addProperty("finalizing", entry.finalizing());
        entry.certificate().ifPresent(chain -> out.addProperty("certificate", chain.fullPem()));
        return out + "\n";
    }

    /** @throws JsonParseException if this is no such text, or one of a later version: says why */
    static JournalEntry read(String id, String text) {
        try {
            JsonObject in = JsonParser.parseString(text).getAsJsonObject();
            int version = member(in, "version").getAsInt();
            if (version != VERSION) {
                throw new JsonParseException("it is of version " + version);
            }
            Optional<String> certificate = string(in, "certificate");
            return new JournalEntry(
                    id,
                    URI.create(member(in, "server").getAsString()),
                    member(in, "account").getAsString(),
                    member(in, "profile").getAsString(),
                    string(in, "key"),
                    Csr.parse(Base64Url.decode(member(in, "csr").getAsString())),
                    Instant.parse(member(in, "begun").getAsString()),
                    string(in, "order").map(URI::create),
                    string(in, "expires").map(Instant::parse),
                    member(in, "finalizing").getAsBoolean(),
                    certificate.isPresent()
                            ? Optional.of(CertificateChain.fromPem(certificate.get()))
                            : Optional.empty());
        } catch (PkiException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | DateTimeException e) {
            throw new JsonParseException("it cannot be understood", e);
        }
    }

    private static JsonElement member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new JsonParseException("its member " + name + " is missing");
        }
        return value;
    }

    private static Optional<String> string(JsonObject object, String name) {
        return object.has(name) ? Optional.of(member(object, name).getAsString()) : Optional.empty();
    }
}
