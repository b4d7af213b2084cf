package dev.perennial.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the servers have shown so far of the records at one name, look by look. */
final class Sighting {
    /** A server may be several behind one address, and one packet may be lost. */
    private static final int ENOUGH = 2;

    /**
     * @param shown how often in a row it showed all values
     * @param failed how often in a row it knew nothing
     */
    private record Tally(int shown, int failed, DnsAnswer last) {
        static final Tally NONE = new Tally(0, 0, new DnsAnswer.Lame());

        boolean settled() {
            return shown >= ENOUGH || failed >= ENOUGH;
        }
    }

    private final Question question;
    private final Set<RecordData> values;
    private final Map<NameServer, Tally> tallies = new LinkedHashMap<>();
    private int silences;

    Sighting(String name, Set<RecordData> values) {
        this.question = new Question(name, RecordType.TXT);
        this.values = values;
    }

    Question question() {
        return question;
    }

    /** Takes the answers of one look at all servers. One that this machine has no way to does not count. */
    void note(List<ServerAnswer> answers) {
        silences = answers.stream().anyMatch(ServerAnswer::usable) ? 0 : silences + 1;
        for (ServerAnswer each : answers) {
            Tally before = tallies.getOrDefault(each.server(), Tally.NONE);
            switch (each.answer()) {
                case DnsAnswer.Usable usable -> {
                    boolean all = usable.data().containsAll(values);
                    tallies.put(each.server(), new Tally(all ? before.shown + 1 : 0, 0, usable));
                }
                case DnsAnswer.Unreachable(String why, boolean noRoute) when noRoute -> {}
                case DnsAnswer.Failed failed -> tallies.put(each.server(), new Tally(0, before.failed + 1, failed));
            }
        }
    }

    /** Nobody knew anything, again and again. */
    boolean silent() {
        return silences >= ENOUGH;
    }

    /** From now on others are asked. */
    void restart() {
        tallies.clear();
        silences = 0;
    }

    /** Each server has shown all values twice in a row, but for those that are out of order. */
    boolean complete() {
        return tallies.values().stream().allMatch(Tally::settled)
                && tallies.values().stream().anyMatch(tally -> tally.shown >= ENOUGH);
    }

    /** Those that had not all values when last asked. */
    List<ServerAnswer> behind() {
        List<ServerAnswer> behind = new ArrayList<>();
        tallies.forEach((server, tally) -> {
            if (tally.shown == 0 && tally.failed == 0) {
                behind.add(new ServerAnswer(server, tally.last));
            }
        });
        return behind;
    }

    /** Those that know nothing, and what they say instead. */
    List<ServerAnswer> failing() {
        List<ServerAnswer> failing = new ArrayList<>();
        tallies.forEach((server, tally) -> {
            if (tally.failed > 0) {
                failing.add(new ServerAnswer(server, tally.last));
            }
        });
        return failing;
    }
}
