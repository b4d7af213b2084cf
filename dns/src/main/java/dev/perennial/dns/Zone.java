package dev.perennial.dns;

import java.util.List;

/**
 * A zone and who answers for it.
 *
 * @param name the apex; empty if it could not be found out, or is the root
 * @param servers each at each of its addresses
 * @param problems what could not be found out, in sentences without their full stop
 */
public record Zone(String name, List<NameServer> servers, List<String> problems) {
    public Zone {
        servers = List.copyOf(servers);
        problems = List.copyOf(problems);
    }
}
