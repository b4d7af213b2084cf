package dev.perennial.acme;

import java.util.List;
import java.util.Optional;

/** What the CA saw when it looked (Boulder's and Pebble's {@code validationRecord}): the best diagnosis there is. */
public record ValidationRecord(
        Optional<String> url,
        Optional<String> hostname,
        Optional<String> port,
        List<String> addressesResolved,
        Optional<String> addressUsed) {

    public ValidationRecord {
        addressesResolved = List.copyOf(addressesResolved);
    }
}
