package dev.perennial.lineage.takeover;

import dev.perennial.lineage.LineageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The URLs of CAs and accounts in another client's files. */
final class ForeignUrl {
    /** Those of which some clients keep the host alone. */
    private static final List<String> KNOWN = List.of(
            "https://acme-v02.api.letsencrypt.org/directory",
            "https://acme-staging-v02.api.letsencrypt.org/directory",
            "https://acme.zerossl.com/v2/DV90",
            "https://dv.acme-v02.api.pki.goog/directory",
            "https://api.buypass.com/acme/directory");

    private ForeignUrl() {}

    /** @param file for the sentence about it */
    static URI of(String text, Path file) throws LineageException {
        try {
            URI url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null && url.getPort() != 0;
            if (web && plain && url.getHost() != null && text.equals(url.toASCIIString()) && !text.contains("/..")) {
                return now(url);
            }
        } catch (URISyntaxException e) {
            throw wrong(file, e);
        }
        throw wrong(file, null);
    }

    private static LineageException wrong(Path file, @Nullable Exception cause) {
        return new LineageException(file + " cannot be used: it names no URL of a certificate authority.", cause);
    }

    /** Let's Encrypt's first API is gone; its second one knows the same accounts. */
    private static URI now(URI url) {
        String text = url.toString();
        return URI.create(
                text.equals("https://acme-v01.api.letsencrypt.org/directory")
                        ? KNOWN.get(0)
                        : text.equals("https://acme-staging.api.letsencrypt.org/directory") ? KNOWN.get(1) : text);
    }

    /** The directories of CAs that everybody knows. */
    static List<URI> known() {
        return KNOWN.stream().map(URI::create).toList();
    }

    /** The directory of the CA at a host, if it is well known or the user named it; the host may have a port. */
    static Optional<URI> directory(String authority, Given given) {
        if (given.server().isPresent()
                && authority.equalsIgnoreCase(given.server().get().getRawAuthority())) {
            return given.server();
        }
        return known().stream()
                .filter(url -> authority.equalsIgnoreCase(url.getRawAuthority()))
                .findFirst();
    }
}
