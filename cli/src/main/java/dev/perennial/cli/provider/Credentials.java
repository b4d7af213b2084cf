package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Listener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a user has given for one provider. Two that are equal are for the same account.
 *
 * @param provider its name
 * @param file the credentials; absent where none is named, and none has its usual place
 * @param usual where the file is looked for if none is named
 * @param options what else options say about it, such as the {@code project} of google
 */
public record Credentials(String provider, Optional<Path> file, Path usual, Map<String, String> options) {
    public Credentials {
        options = Map.copyOf(options);
    }

    /**
     * As the options of a certificate have them. Looks on the disk for the file in its usual place.
     *
     * @param named the file, if it stands where only this provider is meant
     */
    public static Credentials of(String provider, Optional<Path> named, ParsedOptions options) {
        Path usual = options.requiredPath("config_dir").resolve("dns").resolve(provider + ".ini");
        Optional<Path> file = named.or(() -> options.path(dest(provider)))
                .or(() -> Files.exists(usual) ? Optional.of(usual) : Optional.empty());
        Map<String, String> more = provider.equals("google")
                ? options.text("dns_google_project")
                        .map(id -> Map.of("project", id))
                        .orElse(Map.of())
                : Map.of();
        return new Credentials(provider, file, usual, more);
    }

    /** The option that names the file, as it is stored. */
    public static String dest(String provider) {
        return "dns_" + provider.replace('-', '_') + "_credentials";
    }

    /** Reads the file, which has to be there. */
    public CredentialsFile read(Listener listener) throws Failure {
        return CredentialsFile.read(file.orElseThrow(this::missing), listener);
    }

    private Failure missing() {
        return new Failure(
                        FailureKind.REFUSED,
                        "dns-" + provider + " needs --dns-" + provider + "-credentials FILE, or its credentials in "
                                + usual + '.')
                .holding("Nothing was asked of the CA.");
    }
}
