package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.util.List;

/** A certificate as docs/json.md has it, whichever command speaks of it. */
final class CertificateJson {
    private CertificateJson() {}

    static JsonObject of(StoredLineage stored) {
        JsonObject object = new JsonObject();
        object.addProperty("name", stored.lineage().name());
        describe(object, stored.certificate());
        object.addProperty("fullchain", stored.lineage().fullchain().toString());
        object.addProperty("privkey", stored.lineage().privkey().toString());
        return object;
    }

    static void describe(JsonObject object, Certificate certificate) {
        object.addProperty("serial", certificate.serial().toString(16));
        object.addProperty("keyType", certificate.keyTypeName());
        object.add("identifiers", values(certificate.identifiers()));
        object.addProperty("notBefore", certificate.notBefore().toString());
        object.addProperty("notAfter", certificate.notAfter().toString());
    }

    static JsonArray values(List<Identifier> identifiers) {
        JsonArray values = new JsonArray();
        for (Identifier identifier : identifiers) {
            values.add(identifier.value());
        }
        return values;
    }
}
