package dev.perennial.dns.recipe;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.api.Percent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The functions of templates. Those that make bytes give them as hexadecimal digits in lower case; {@code hexbase64} makes
 * Base64 of such digits.
 */
public enum Function {
    /** Not escaped: for a whole base address or a path. */
    RAW(1),
    LOWER(1),
    UPPER(1),
    /** As a number, for APIs that refuse text. */
    NUMBER(1),
    /** In double quotes as in a zone file; in several if it is long. */
    QUOTED(1),
    /** What follows the last occurrence of the second in the first; all of it if there is none. */
    AFTER(2),
    /** What precedes the first occurrence of the second in the first; all of it if there is none. */
    BEFORE(2),
    /** Percent-encoded. */
    ENCODE(1),
    /** As a text of JSON, quotes and all: for JSON within something else. */
    JSON(1),
    BASE64(1),
    HEXBASE64(1),
    MD5(1),
    SHA1(1),
    SHA256(1),
    /** Key, then text. */
    HMAC_MD5(2),
    HMAC_SHA1(2),
    HMAC_SHA256(2),
    HMAC_SHA512(2),
    /** {@code seconds}, {@code millis}, {@code rfc1123} or a pattern of {@link DateTimeFormatter}, in UTC. */
    NOW(1),
    UUID(0);

    private final int arguments;

    Function(int arguments) {
        this.arguments = arguments;
    }

    int arguments() {
        return arguments;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Function> of(String text) {
        for (Function each : values()) {
            if (each.text().equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    JsonElement apply(List<String> arguments, Scope scope) {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        String second = arguments.size() < 2 ? "" : arguments.get(1);
        return this == NUMBER ? number(first) : new JsonPrimitive(text(first, second, scope));
    }

    private static JsonElement number(String text) {
        try {
            return new JsonPrimitive(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return new JsonPrimitive(text); // the provider will say what it does not like about it
        }
    }

    private String text(String first, String second, Scope scope) {
        return switch (this) {
            case RAW, NUMBER -> first;
            case LOWER -> first.toLowerCase(Locale.ROOT);
            case UPPER -> first.toUpperCase(Locale.ROOT);
            case QUOTED -> Quoted.of(first);
            case AFTER -> first.contains(second) ? first.substring(first.lastIndexOf(second) + second.length()) : first;
            case BEFORE -> first.contains(second) ? first.substring(0, first.indexOf(second)) : first;
            case ENCODE -> Percent.encode(first);
            case JSON -> new JsonPrimitive(first).toString();
            case BASE64 -> Base64.getEncoder().encodeToString(bytes(first));
            case HEXBASE64 -> Base64.getEncoder().encodeToString(hex(first));
            case MD5 -> digest("MD5", first);
            case SHA1 -> digest("SHA-1", first);
            case SHA256 -> digest("SHA-256", first);
            case HMAC_MD5 -> mac("HmacMD5", first, second);
            case HMAC_SHA1 -> mac("HmacSHA1", first, second);
            case HMAC_SHA256 -> mac("HmacSHA256", first, second);
            case HMAC_SHA512 -> mac("HmacSHA512", first, second);
            case NOW -> now(first, scope.now());
            case UUID -> scope.uuid().toString();
        };
    }

    private static byte[] hex(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new TemplateException("hexadecimal digits"); // the cause would quote one
        }
    }

    /** Whether {@code now} understands it. */
    static boolean isTime(String form) {
        try {
            return !now(form, Instant.EPOCH).isEmpty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private static String now(String form, Instant now) {
        return switch (form) {
            case "seconds" -> Long.toString(now.getEpochSecond());
            case "millis" -> Long.toString(now.toEpochMilli());
            case "rfc1123" ->
                DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                        .format(now.atOffset(ZoneOffset.UTC));
            default -> DateTimeFormatter.ofPattern(form, Locale.ROOT).format(now.atOffset(ZoneOffset.UTC));
        };
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has these
        }
    }

    private static String mac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // The JDK refuses an empty key; one of zeros is the same to HMAC.
            mac.init(new SecretKeySpec(key.isEmpty() ? new byte[1] : bytes(key), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has these
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
