package dev.perennial.cli.doctor;

import dev.perennial.dns.RecordData;
import dev.perennial.dns.Resolution;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a name leads to, by its authoritative servers. */
record Addresses(Resolution four, Resolution six) {
    /** IPv6 first, as CAs have it. */
    List<InetAddress> all() {
        List<InetAddress> all = new ArrayList<>(of(six.data()));
        all.addAll(of(four.data()));
        return all;
    }

    private static List<InetAddress> of(Set<RecordData> data) {
        List<InetAddress> addresses = new ArrayList<>();
        for (RecordData each : data) {
            if (each instanceof RecordData.Address(InetAddress address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }
}
