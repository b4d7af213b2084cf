package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import dev.perennial.testkit.internal.model.ChallengeType;
import dev.perennial.testkit.internal.wire.Hashes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** dns-01 (RFC 8555 section 8.4) and dns-account-01 (draft-ietf-acme-dns-account-label), which differ in the name. */
final class Dns01 implements Method {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LABEL_BYTES = 10;

    private final Resolver resolver;

    Dns01(Resolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void validate(ValidationTask task, JsonArray records) throws ValidationFailure {
        String name = "_acme-challenge." + task.identifier().value();
        if (task.challenge().type() == ChallengeType.DNS_ACCOUNT_01) {
            name = "_" + accountLabel(task.accountUrl()) + "." + name;
        }
        JsonObject record = new JsonObject();
        record.addProperty("hostname", task.identifier().value());
        records.add(record);
        String wanted = Base64Url.encode(Hashes.sha256(task.keyAuthorization()));
        List<String> found =
                resolver.query(name, Type.TXT).stream().map(Dns01::text).toList();
        if (!found.contains(wanted)) {
            throw ValidationFailure.unauthorized(
                    found.isEmpty()
                            ? "no TXT record found at " + name
                            : "incorrect TXT record \"" + found.getFirst() + "\" (of " + found.size() + ") found at "
                                    + name);
        }
    }

    static String text(Record record) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ((TXTRecord) record).getStringsAsByteArrays().forEach(text::writeBytes);
        return text.toString(StandardCharsets.US_ASCII);
    }

    /** Ten bytes are sixteen letters of base32, without padding. */
    private static String accountLabel(String accountUrl) {
        byte[] hash = Hashes.sha256(accountUrl);
        StringBuilder label = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < LABEL_BYTES; i++) {
            buffer = ((buffer << 8) | (hash[i] & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                label.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        return label.toString();
    }
}
