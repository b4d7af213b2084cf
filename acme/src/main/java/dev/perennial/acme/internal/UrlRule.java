package dev.perennial.acme.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Which URLs of a CA we are willing to talk to: https, or the scheme the user chose for the directory (a test CA without
 * TLS); a host; a port that exists; no credentials; printable; of bounded length.
 */
public final class UrlRule {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;

    private final String directoryScheme;

    public UrlRule(URI directory) {
        this.directoryScheme = scheme(directory);
    }

    /** The URL, unchanged to the byte (RFC 8555 section 6.4 signs it), or empty if it breaks the rule. */
    public Optional<URI> check(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            return allowed(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As {@link #check(String)}; a relative reference is first resolved, as HTTP headers may have one. */
    public Optional<URI> check(String reference, URI base) {
        if (reference.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI url = new URI(reference);
            return check((url.isAbsolute() ? url : base.resolve(url)).toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean allowed(URI url) {
        String scheme = scheme(url);
        String text = url.toString();
        if (!scheme.equals("https") && !scheme.equals(directoryScheme)) {
            return false;
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return false;
        }
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            return false; // HttpClient only notices while it connects, and then with an unchecked exception
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= MAX_LENGTH;
    }

    private static String scheme(URI url) {
        String scheme = url.getScheme();
        return "https".equalsIgnoreCase(scheme) ? "https" : "http".equalsIgnoreCase(scheme) ? "http" : "";
    }
}
