package dev.perennial.cli.ca;

/**
 * What a CA gave its customer to make an account with (RFC 8555 section 7.3.4), as the options of the same names take it.
 *
 * @param hmacKey a secret
 */
public record ExternalAccount(String kid, String hmacKey, String hmacAlgorithm) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "external account " + kid;
    }
}
