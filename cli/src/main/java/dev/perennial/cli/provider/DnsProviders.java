package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.dns.DnsProvider;
import java.util.List;
import java.util.Optional;

/** Some of the places where TXT records can be put, by their names: {@code rfc2136}, {@code cloudflare}. */
public interface DnsProviders {
    /** In the order of the alphabet. May read the disk. */
    List<String> names();

    /**
     * What there is of this name; absent if there is none. May read the disk. A description that is damaged is there all the same, and
     * {@link #open} complains of it.
     *
     * @param name of letters, digits and dashes; from a user, who may have meant another
     */
    Optional<ProviderInfo> find(String name);

    /**
     * Whether nothing can be done without a file of credentials; others have them from their surroundings. May read the
     * disk.
     *
     * @param name of a provider that {@link #find} has found
     */
    boolean needsFile(String name);

    /**
     * All there is to know of it. May read the disk.
     *
     * @param name of a provider that {@link #find} has found
     * @throws Failure if its description has a mistake: says the file and the line
     */
    ProviderDescription describe(String name) throws Failure;

    /**
     * Reads the credentials; uses no network yet.
     *
     * @param credentials of a provider that {@link #find} has found
     * @throws Failure if they cannot be read or are not complete; says the file and the line, and no secret
     */
    DnsProvider open(Credentials credentials, ProviderTools tools) throws Failure;
}
