package dev.perennial.cli.dns;

import com.google.gson.JsonObject;
import dev.perennial.acme.DnsPersistText;
import dev.perennial.acme.DnsPersistVerdict;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SeenTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the record of one name stands in the DNS.
 *
 * @param seen the end of a sentence about the name
 * @param remedy what to do; empty if there is nothing to do
 */
public record PersistFinding(DnsPersistWanted wanted, State state, String seen, String remedy) {
    /** Time enough to publish another one at leisure. */
    private static final Duration SOON = Duration.ofDays(30);

    /** For programs; the ids never change. */
    public enum State {
        FINE("fine"),
        ENDS_SOON("ends-soon"),
        MISSING("missing"),
        NOT_EVERYWHERE("not-everywhere"),
        OTHER_ACCOUNT("other-account"),
        NOT_FOR_WILDCARD("not-for-wildcard"),
        EXPIRED("expired"),
        MALFORMED("malformed"),
        NO_ANSWER("no-answer");

        private final String id;

        State(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** Judges what was seen at its name. */
    public static PersistFinding of(DnsPersistWanted wanted, SeenTexts seen, LocalMoments moments) {
        if (!seen.problem().isEmpty()) {
            return new PersistFinding(
                    wanted, State.NO_ANSWER, seen.problem(), "Repair the name servers, or correct the delegation.");
        }
        DnsPersistVerdict verdict = wanted.judge(seen.texts(), moments.now());
        if (!(verdict instanceof DnsPersistVerdict.Stands)
                && wanted.judge(seen.partly(), moments.now()) instanceof DnsPersistVerdict.Stands) {
            return new PersistFinding(
                    wanted,
                    State.NOT_EVERYWHERE,
                    "only some of the servers show the record at " + wanted.name(),
                    "Wait until a change has reached all of them, or see why the zone is not transferred.");
        }
        return of(wanted, verdict, moments);
    }

    private static PersistFinding of(DnsPersistWanted wanted, DnsPersistVerdict verdict, LocalMoments moments) {
        String at = " at " + wanted.name();
        String publish = "Publish " + text(wanted) + '.';
        return switch (verdict) {
            case DnsPersistVerdict.Stands stands -> standing(wanted, stands.until(), moments);
            case DnsPersistVerdict.Missing none ->
                new PersistFinding(wanted, State.MISSING, "there is no record for this CA" + at, publish);
            case DnsPersistVerdict.OtherAccount(DnsPersistText text) ->
                new PersistFinding(
                        wanted,
                        State.OTHER_ACCOUNT,
                        "the record" + at + " is for another account, " + text.accountUri(),
                        publish + " If nobody uses the other account any more, remove its record.");
            case DnsPersistVerdict.NotForWildcard text ->
                new PersistFinding(
                        wanted, State.NOT_FOR_WILDCARD, "the record" + at + " is not for the wildcard", publish);
            case DnsPersistVerdict.Ended(DnsPersistText text) ->
                new PersistFinding(
                        wanted,
                        State.EXPIRED,
                        "the record" + at + " ended "
                                + text.persistUntil().map(moments::both).orElse(""),
                        publish);
            case DnsPersistVerdict.Malformed(DnsPersistText text) ->
                new PersistFinding(
                        wanted,
                        State.MALFORMED,
                        "no CA takes the record" + at + ", since " + text.problem() + ": \"" + text.text() + '"',
                        "Replace it: " + text(wanted) + '.');
        };
    }

    private static PersistFinding standing(DnsPersistWanted wanted, Optional<Instant> until, LocalMoments moments) {
        String at = "the record at " + wanted.name() + " stands";
        if (until.isEmpty()) {
            return new PersistFinding(wanted, State.FINE, at, "");
        }
        String ends = at + " until " + moments.both(until.get());
        return until.get().isBefore(moments.now().plus(SOON))
                ? new PersistFinding(
                        wanted,
                        State.ENDS_SOON,
                        ends,
                        "Publish another before that: dns persist publish "
                                + wanted.identifier().value() + " --replace.")
                : new PersistFinding(wanted, State.FINE, ends, "");
    }

    /** Whether a CA would take it now. */
    public boolean stands() {
        return state == State.FINE || state == State.ENDS_SOON;
    }

    /** The record to publish as a line of a zone file. */
    static String text(DnsPersistWanted wanted) {
        return line(wanted.name(), wanted.record().value());
    }

    /** A line of a zone file. */
    static String line(String name, String text) {
        return name + ". IN TXT " + TxtRecord.quoted(text);
    }

    /** What a program needs to publish it. */
    static JsonObject json(DnsPersistWanted wanted) {
        JsonObject json = new JsonObject();
        json.addProperty("domain", wanted.identifier().base());
        json.addProperty("wildcard", wanted.identifier().wildcard());
        json.addProperty("name", wanted.name());
        json.addProperty("value", wanted.record().value());
        return json;
    }
}
