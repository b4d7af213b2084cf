package dev.perennial.cli.choice;

/**
 * What to do about a request for a certificate: an answer, or what has to be found out first with the choice that follows
 * from it. Data alone, so that every row of the table can be looked at without a terminal, a disk or a CA.
 */
public sealed interface Choice {
    /** A certificate of its own. If the name is taken, it gets a number. */
    record New(String name) implements Choice {}

    /** A new version of a certificate, with the names that were asked for if any were. */
    record Renew(KnownLineage lineage, String keyType) implements Choice {}

    /** It serves as it is. */
    record Keep(KnownLineage lineage) implements Choice {}

    /** Nothing is done; both are sentences for the user. */
    record Refuse(String why, String next) implements Choice {}

    /** Somebody has to say. */
    record Ask(Question question, Choice yes, Choice no) implements Choice {}

    /** If the archive holds a newer version than is live, that one is put in place and kept. */
    record Mend(KnownLineage lineage, Choice otherwise) implements Choice {}

    /** The same decision that {@code renew} makes. */
    record IfDue(KnownLineage lineage, Choice due, Choice otherwise) implements Choice {}
}
