package dev.perennial.lineage.takeover;

import dev.perennial.lineage.configobj.ConfigValue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How another client renews a certificate, in the words of {@code [renewalparams]}.
 *
 * @param server the CA's directory
 * @param account Certbot's id of the account, where the client says which it is
 * @param params the rest; without {@code authenticator} if the client does not say how to prove control
 * @param conf the text of the renewal configuration, if the other client has the same kind of file
 */
public record FoundRenewal(
        URI server, Optional<String> account, Map<String, ConfigValue> params, Optional<String> conf) {
    public FoundRenewal {
        params = Map.copyOf(new TreeMap<>(params));
    }
}
