package dev.perennial.testkit.internal.authority;

import java.net.URI;

/** Where the issuing certificate and the revocation list are published: plain HTTP, as RFC 5280 section 8 advises. */
public record RepositoryUrls(URI issuer, URI crl) {
    static final String ISSUER_PATH = "/issuer.der";
    static final String CRL_PATH = "/revoked.crl";

    static RepositoryUrls at(int port) {
        String base = "http://127.0.0.1:" + port;
        return new RepositoryUrls(URI.create(base + ISSUER_PATH), URI.create(base + CRL_PATH));
    }
}
