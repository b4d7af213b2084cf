package dev.perennial.cli.work;

import java.net.URI;
import java.util.List;

/**
 * What a CA has done.
 *
 * @param server its directory
 * @param passed the CAs that come before it, and why it was not one of them
 */
record FromCa<T>(T done, URI server, List<PassedOver> passed) {
    FromCa {
        passed = List.copyOf(passed);
    }
}
