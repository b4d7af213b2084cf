package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gives each certificate of a host that has very many a place in time, so that what was issued in one hour does not come back
 * in one hour, every two months, for ever: windows of 2 % of a life smear such a crowd by hours, not over the year.
 *
 * <p>A place is the rank of the name's hash among all. So they are evenly spaced, which nothing drawn at random is; they need
 * no file; and a name that comes or goes moves the others by next to nothing, unlike a rank by name. Pure.
 */
public final class Rota {
    /** A host with fewer is no crowd, and does as Certbot does. */
    public static final int MANY = 1_000;

    private static final Rota NONE = new Rota(new long[0]);

    private final long[] hashes;

    private Rota(long[] hashes) {
        this.hashes = hashes;
    }

    /** Of all certificates of a host. */
    public static Rota of(List<String> names) {
        if (names.size() < MANY) {
            return NONE;
        }
        long[] hashes = names.stream().mapToLong(Rota::hash).toArray();
        Arrays.sort(hashes);
        return new Rota(hashes);
    }

    /** Absent where there is no rota. */
    public Optional<Place> place(String name) {
        if (hashes.length == 0) {
            return Optional.empty();
        }
        int rank = Arrays.binarySearch(hashes, hash(name));
        return Optional.of(new Place((double) (rank < 0 ? -rank - 1 : rank) / hashes.length, hashes.length));
    }

    /**
     * The turn of a certificate that is to be renewed between {@code start} and {@code end}: its place between these, if it
     * is there. If not, earlier, once or twice, so that it will be there from then on; never before half the usual interval.
     *
     * @param place of the certificate
     * @param interval from one renewal to the next
     */
    static Instant turn(double place, Instant notBefore, Duration interval, Instant start, Instant end) {
        long period = Math.max(1, interval.toMillis());
        long offset = (long) (place * period);
        long after = Math.ceilDiv(start.toEpochMilli() - offset, period) * period + offset;
        if (after < end.toEpochMilli()) {
            return Instant.ofEpochMilli(after);
        }
        long issued = notBefore.toEpochMilli();
        long before = after - period - issued;
        return Instant.ofEpochMilli(issued + (before >= period / 2 ? before : (before + period) / 2));
    }

    /** FNV-1a, then mixed as SplittableRandom does, because similar names must not be neighbours. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
