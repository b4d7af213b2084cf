package dev.perennial.cli.choice;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for, as far as it says which certificate is meant.
 *
 * @param certName {@code --cert-name}
 * @param identifiers the names; empty for those the certificate has already
 * @param forced {@code --force-renewal}
 * @param newNames {@code --renew-with-new-domains}
 * @param keyType the type of the new key
 * @param keyTypeSaid whether somebody said so; otherwise it is what is usual
 */
public record Wanted(
        Optional<String> certName,
        List<Identifier> identifiers,
        boolean duplicate,
        boolean expand,
        boolean forced,
        boolean keep,
        boolean newNames,
        String keyType,
        boolean keyTypeSaid) {
    public Wanted {
        identifiers = List.copyOf(identifiers);
    }

    public static Wanted of(ParsedOptions options, List<Identifier> identifiers) {
        return new Wanted(
                options.text("certname"),
                identifiers,
                options.flag("duplicate"),
                options.flag("expand"),
                options.flag("renew_by_default"),
                options.flag("reinstall"),
                options.flag("renew_with_new_domains"),
                options.required("key_type"),
                options.setByUser("key_type"));
    }
}
