package dev.perennial.dns.run;

import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.util.List;

/** How values are put beside others and taken away alone. Any number of threads. */
interface Changes {
    /** Which of a zone's records are changed together; each group may be done at the same time as the others. */
    List<List<TxtRecord>> groups(List<TxtRecord> records);

    /** Over the network. If it throws, the records may be there. */
    void add(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException;

    /** Over the network; what is not there is as good as removed. */
    void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException;

    /** Each record by itself. */
    static List<List<TxtRecord>> single(List<TxtRecord> records) {
        return records.stream().map(List::of).toList();
    }
}
