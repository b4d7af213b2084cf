package dev.perennial.acme;

/** A challenge answered with a key authorization (RFC 8555 section 8.1). */
public sealed interface TokenChallenge extends Challenge permits Http01, Dns01, TlsAlpn01, DnsAccount01 {
    /** Of the base64url alphabet, so it is safe as a file name and in a URL path. */
    String token();

    /** The proof, from the thumbprint (RFC 7638) of the account key. */
    default String keyAuthorization(String thumbprint) {
        return token() + "." + thumbprint;
    }
}
