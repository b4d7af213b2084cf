package dev.perennial.cli.work;

import dev.perennial.cli.choice.Choice;
import dev.perennial.cli.choice.KnownLineage;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.pki.Identifier;
import java.util.List;

/**
 * What a command is going to do about a certificate, all questions answered.
 *
 * @param names what was asked for; empty for those the certificate has already
 * @param known the certificates there were when it was decided
 * @param choice nothing that is still open
 * @param options with the answers
 */
public record Plan(List<Identifier> names, List<KnownLineage> known, Choice choice, ParsedOptions options) {
    public Plan {
        names = List.copyOf(names);
        known = List.copyOf(known);
    }
}
