package dev.perennial.dns;

import java.util.List;

/**
 * The CAA records that count for a name (RFC 8659 section 3).
 *
 * @param at the name they were found at: the one asked about or one above it; empty if none has any
 * @param records none if nothing restricts who may issue
 * @param looked what was asked on the way, from the name upwards to where they were found
 */
public record CaaSet(String at, List<RecordData.Caa> records, List<Resolution> looked) {
    public CaaSet {
        records = List.copyOf(records);
        looked = List.copyOf(looked);
    }
}
