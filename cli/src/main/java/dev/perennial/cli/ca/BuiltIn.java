package dev.perennial.cli.ca;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CAs that have a name without anybody giving them one. Facts of 2026; {@link CaFile} may know better. */
final class BuiltIn {
    /** For documentation. */
    static final String NAMES =
            "letsencrypt, letsencrypt-staging, google, google-staging, zerossl, sslcom-rsa, sslcom-ecc, actalis";

    private BuiltIn() {}

    static List<KnownCa> all() {
        return List.of(
                letsEncrypt("letsencrypt", "Let's Encrypt", "https://acme-v02.api.letsencrypt.org/directory"),
                letsEncrypt(
                        "letsencrypt-staging",
                        "Let's Encrypt's staging server",
                        "https://acme-staging-v02.api.letsencrypt.org/directory"),
                of("google", "Google Trust Services", "https://dv.acme-v02.api.pki.goog/directory")
                        .forCustomers(),
                of(
                                "google-staging",
                                "Google Trust Services' test server",
                                "https://dv.acme-v02.test-api.pki.goog/directory")
                        .forCustomers(),
                of("zerossl", "ZeroSSL", "https://acme.zerossl.com/v2/DV90")
                        .forCustomers()
                        .silent()
                        .with(Abilities.UNKNOWN.addresses(false), Map.of()),
                of("sslcom-rsa", "SSL.com", "https://acme.ssl.com/sslcom-dv-rsa")
                        .forCustomers()
                        .silent(),
                of("sslcom-ecc", "SSL.com", "https://acme.ssl.com/sslcom-dv-ecc")
                        .forCustomers()
                        .silent(),
                of("actalis", "Actalis", "https://acme-api.actalis.com/acme/directory")
                        .forCustomers());
    }

    /** What became of a CA that people may still ask for: a sentence. */
    static Optional<String> ended(String name) {
        return name.equals("buypass")
                ? Optional.of("Buypass issues no free certificates by ACME any more, since 2025-10-15")
                : Optional.empty();
    }

    private static KnownCa of(String name, String title, String directory) {
        return KnownCa.of(name, title, URI.create(directory));
    }

    private static KnownCa letsEncrypt(String name, String title, String directory) {
        Abilities few = Abilities.names(25);
        return of(name, title, directory)
                .with(
                        Abilities.names(100).addresses(false),
                        Map.of("tlsserver", few, "shortlived", few.addresses(true)));
    }
}
