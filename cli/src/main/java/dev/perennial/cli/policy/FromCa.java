package dev.perennial.cli.policy;

import java.net.URI;
import java.util.List;

/**
 * What a CA has done.
 *
 * @param server its directory
 * @param passed the CAs that come before it, and why it was not one of them
 */
public record FromCa<T>(T done, URI server, List<PassedOver> passed) {
    public FromCa {
        passed = List.copyOf(passed);
    }
}
