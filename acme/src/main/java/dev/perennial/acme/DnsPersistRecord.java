package dev.perennial.acme;

import dev.perennial.acme.internal.Sha256;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Jwk;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;

/**
 * The TXT value of dns-persist-01 (draft-ietf-acme-dns-persist), in the syntax of a CAA issue value (RFC 8659).
 *
 * @param accountUri the account URL (drafts 00, 01) or its hash with prefix (draft 02); compared byte for byte
 * @param wildcard also allows {@code *.name}
 * @param persistUntil the CA starts no validation by this record after it; whole seconds count
 */
public record DnsPersistRecord(String issuer, String accountUri, boolean wildcard, Optional<Instant> persistUntil) {

    /** Stands for any domain in the hash, so that one record text serves them all. */
    public static final String ANY_DOMAIN = "*";

    public DnsPersistRecord {
        if (!parameterText(issuer) || !parameterText(accountUri)) {
            throw new IllegalArgumentException(
                    "A dns-persist-01 record needs an issuer and an account without blanks" + " and semicolons");
        }
    }

    /**
     * The draft-02 record of an account; needs no order, so it can be planned and published ahead.
     *
     * @throws AcmeProtocolException if the directory's {@code accountHashPrefix} is missing or unfit for a record
     */
    public static DnsPersistRecord hashed(
            String issuer,
            DirectoryMeta meta,
            URI accountUrl,
            String thumbprint,
            Identifier.Dns identifier,
            Optional<Instant> persistUntil)
            throws AcmeProtocolException {
        String prefix = meta.accountHashPrefix()
                .orElseThrow(() -> new AcmeProtocolException(
                        "The CA offers dns-persist-01 by account hash but its directory has no accountHashPrefix"));
        String accountUri = prefix + "sha-256/" + accountHash(identifier.base(), thumbprint, accountUrl);
        return of(issuer, accountUri, identifier, persistUntil);
    }

    /** For texts of the CA's choice: what could add a parameter to the record is its fault, not the caller's. */
    static DnsPersistRecord of(
            String issuer, String accountUri, Identifier.Dns identifier, Optional<Instant> persistUntil)
            throws AcmeProtocolException {
        if (!parameterText(issuer) || !parameterText(accountUri)) {
            throw new AcmeProtocolException("The CA's names for itself and the account do not fit into a dns-persist-01"
                    + " record: " + PlainText.of(issuer + "; accounturi=" + accountUri, 300));
        }
        return new DnsPersistRecord(issuer, accountUri, identifier.wildcard(), persistUntil);
    }

    /**
     * Draft 02 section 4.1: a length octet and the domain, the thumbprint, the account URL.
     *
     * @param domain an A-label name of at most 255 octets, or {@link #ANY_DOMAIN}
     */
    public static String accountHash(String domain, String thumbprint, URI accountUrl) {
        byte[] name = domain.getBytes(StandardCharsets.US_ASCII);
        if (name.length > 255) {
            throw new IllegalArgumentException("A domain name has at most 255 octets");
        }
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(name.length);
        input.writeBytes(name);
        input.writeBytes(thumbprint.getBytes(StandardCharsets.US_ASCII));
        input.writeBytes(accountUrl.toString().getBytes(StandardCharsets.US_ASCII));
        return Base64Url.encode(Sha256.of(input.toByteArray()));
    }

    /**
     * Whether a record calls this account so, in either wire format, with whatever prefix the CA has.
     *
     * @param name that the record is for, perhaps a wildcard
     */
    public static boolean names(String accountUri, String name, URI accountUrl, KeyPair key) {
        String thumbprint = Jwk.thumbprint(key.getPublic());
        String base = name.startsWith("*.") ? name.substring(2) : name;
        return accountUri.equals(accountUrl.toString())
                || accountUri.endsWith("sha-256/" + accountHash(base, thumbprint, accountUrl))
                || accountUri.endsWith("sha-256/" + accountHash(ANY_DOMAIN, thumbprint, accountUrl));
    }

    /** The same with another end. */
    public DnsPersistRecord until(Optional<Instant> end) {
        return new DnsPersistRecord(issuer, accountUri, wildcard, end);
    }

    /** The same that is for the wildcard, too. */
    public DnsPersistRecord forWildcard() {
        return new DnsPersistRecord(issuer, accountUri, true, persistUntil);
    }

    /** The TXT value; longer than 255 octets it must be split into several character strings. No trailing semicolon. */
    public String value() {
        StringBuilder text = new StringBuilder(issuer).append("; accounturi=").append(accountUri);
        if (wildcard) {
            text.append("; policy=wildcard");
        }
        persistUntil.ifPresent(until -> text.append("; persistUntil=").append(until.getEpochSecond()));
        return text.toString();
    }

    /** RFC 8659 section 4.2: a parameter value is printable ASCII without blanks and semicolons. */
    private static boolean parameterText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == ';') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
