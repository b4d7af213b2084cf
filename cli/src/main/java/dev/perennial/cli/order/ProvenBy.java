package dev.perennial.cli.order;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.engine.IssuedCertificate;
import dev.perennial.engine.StandingRecord;
import dev.perennial.pki.Identifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records that have proven names of a certificate when it was obtained last (dns-persist-01), as its renewal configuration
 * keeps them: the name, when the record ends or a dash, where it is, and what it calls the account, between blanks.
 */
public final class ProvenBy {
    private static final String KEY = "persist_records";
    private static final String NO_END = "-";

    private ProvenBy() {}

    /** The options with those of a new certificate; of names that were not proven anew, what is known stays. */
    static ParsedOptions keep(IssuedCertificate issued, ParsedOptions options) {
        List<StandingRecord> records = new ArrayList<>(issued.records());
        List<String> reused = Identifiers.values(issued.reused());
        of(options).stream().filter(each -> reused.contains(each.name())).forEach(records::add);
        List<String> lines = new ArrayList<>();
        for (StandingRecord each : records) {
            String until =
                    each.until().map(end -> Long.toString(end.getEpochSecond())).orElse(NO_END);
            lines.add(String.join(" ", each.name(), until, each.at(), each.accountUri()));
        }
        return lines.isEmpty() ? options.without(KEY) : options.with(KEY, lines);
    }

    /** What is kept; a line that somebody has changed into something else does not count. */
    public static List<StandingRecord> of(ParsedOptions options) {
        List<StandingRecord> records = new ArrayList<>();
        for (String line : options.list(KEY)) {
            read(line).ifPresent(records::add);
        }
        return records;
    }

    /** Whether such records have proven all of these names. */
    static boolean covers(List<Identifier> names, ParsedOptions options) {
        Set<String> proven = new HashSet<>();
        of(options).forEach(record -> proven.add(record.name()));
        return proven.containsAll(Identifiers.values(names));
    }

    private static Optional<StandingRecord> read(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 4) {
            return Optional.empty();
        }
        try {
            Optional<Instant> until = words[1].equals(NO_END)
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(Long.parseLong(words[1])));
            return Optional.of(new StandingRecord(words[0], words[2], words[3], until));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty(); // as if nothing were known of it
        }
    }
}
