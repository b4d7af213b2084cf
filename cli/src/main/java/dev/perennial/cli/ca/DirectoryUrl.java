package dev.perennial.cli.ca;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What may be the URL of an ACME directory. */
public final class DirectoryUrl {
    private DirectoryUrl() {}

    /** Absent if it is none. */
    public static Optional<URI> of(String text) {
        try {
            URI url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
