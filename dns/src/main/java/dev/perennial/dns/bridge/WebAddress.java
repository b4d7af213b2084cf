package dev.perennial.dns.bridge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where something can be reached by HTTP. */
final class WebAddress {
    private WebAddress() {}

    /** Empty if it is none, or has a name and a password in it, where every message would show them. */
    static Optional<URI> of(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
