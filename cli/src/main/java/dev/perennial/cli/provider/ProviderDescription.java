package dev.perennial.cli.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What there is to know of a provider.
 *
 * @param docs where its API, or the other client's side, is described
 * @param permissions what the credentials must be allowed to do; empty if that is not for credentials to say
 * @param note what else a user should know, or empty
 * @param ways sets of keys of which one is enough; empty if all that are required are needed
 * @param patience how long its servers may take until all have a change
 * @param ttl of records, in seconds; absent if others decide
 */
public record ProviderDescription(
        ProviderInfo info,
        String docs,
        String permissions,
        String note,
        List<ProviderField> fields,
        List<List<String>> ways,
        Duration patience,
        Optional<Integer> ttl) {
    public ProviderDescription {
        fields = List.copyOf(fields);
        ways = List.copyOf(ways);
    }
}
