package dev.perennial.cli.doctor;

import dev.perennial.pki.Identifier;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/** What this machine can know about how it looks from outside. */
record Home(Set<InetAddress> addresses) {
    private static final int SHARED_FIRST = 100;
    private static final int SHARED_SECOND = 64;
    private static final int UNIQUE_LOCAL = 0xfc;

    Home {
        addresses = Set.copyOf(addresses);
    }

    /** Asks the system for the addresses of its interfaces. */
    static Home ofMachine() {
        Set<InetAddress> addresses = new HashSet<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                each.inetAddresses().map(Home::withoutZone).forEach(addresses::add);
            }
        } catch (SocketException e) {
            return new Home(Set.of()); // then nothing counts as ours, and a connection that fails is a warning only
        }
        return new Home(addresses);
    }

    /** Whether connections to it end on this machine. */
    boolean owns(InetAddress address) {
        return address.isLoopbackAddress() || addresses.contains(withoutZone(address));
    }

    /**
     * Whether this machine is seen from outside by an address of something before it, so that looking there from inside
     * proves little.
     */
    boolean behindAnother(InetAddress address) {
        return !owns(address) && addresses.stream().noneMatch(own -> isPublic(own) && sameKind(own, address));
    }

    /** Whether this machine has IPv6 beyond its own wire. */
    boolean hasIpv6() {
        return addresses.stream()
                .anyMatch(own -> own instanceof Inet6Address && !own.isLoopbackAddress() && !own.isLinkLocalAddress());
    }

    /** Whether a CA in the internet can get there. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == SHARED_FIRST && (bytes[1] & 0xc0) == SHARED_SECOND;
        boolean uniqueLocal = bytes.length > 4 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
        return !(address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || shared
                || uniqueLocal);
    }

    /** As everybody writes it, IPv6 in the short form. */
    static String text(InetAddress address) {
        return new Identifier.Ip(withoutZone(address)).value();
    }

    private static boolean sameKind(InetAddress one, InetAddress other) {
        return one.getClass() == other.getClass();
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of an odd length", e);
        }
    }
}
