package dev.perennial.cli.dns;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.DurationText;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which records a command line is about.
 *
 * @param names each once; a wildcard stands for a record that is for both
 * @param until absent for records without an end
 */
record PersistWish(List<Identifier.Dns> names, Optional<Instant> until) {

    static PersistWish of(List<String> words, ParsedOptions options, Instant now) throws Failure {
        Map<String, Boolean> wildcards = new LinkedHashMap<>();
        List<String> typed = new ArrayList<>(words);
        typed.addAll(options.list("domains"));
        for (String word : typed) {
            if (!(parsed(word) instanceof Identifier.Dns name)) {
                throw wrong("A record is for a name, and " + word + " is an address.");
            }
            wildcards.merge(name.base(), name.wildcard() || options.flag("wildcard"), Boolean::logicalOr);
        }
        if (wildcards.isEmpty()) {
            throw wrong("dns persist needs the names that the records are for.");
        }
        List<Identifier.Dns> names = new ArrayList<>();
        wildcards.forEach((base, wildcard) -> names.add(new Identifier.Dns(wildcard ? "*." + base : base)));
        Optional<String> end = options.text("persist_until");
        return new PersistWish(names, end.isEmpty() ? Optional.empty() : Optional.of(end(end.get(), now)));
    }

    private static Identifier parsed(String word) throws Failure {
        try {
            return Identifier.dns(word);
        } catch (PkiException e) {
            throw wrong(e.getMessage() + ".");
        }
    }

    /** Of a day: its first moment, in UTC, as in the record. */
    private static Instant end(String text, Instant now) throws Failure {
        Optional<Duration> span = DurationText.parse(text);
        Instant end;
        try {
            end = span.isPresent()
                    ? now.plus(span.get())
                    : text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw wrong(
                    "--until: '" + text + "' is no day such as 2027-01-31, no moment such as 2027-01-31T12:00Z, and no"
                            + " span such as 90d.");
        }
        if (!end.isAfter(now)) {
            throw wrong("--until: " + text + " has passed.");
        }
        return end;
    }

    private static Failure wrong(String what) {
        return new Failure(FailureKind.USAGE, what)
                .holding("Nothing was done.")
                .next("For example: dns persist show example.com --wildcard --until 2027-01-31")
                .exit(2);
    }
}
