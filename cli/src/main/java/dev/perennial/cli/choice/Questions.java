package dev.perennial.cli.choice;

import dev.perennial.cli.console.Ask;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Certbot's words for what only the user can know. */
final class Questions {
    private Questions() {}

    static Question keepOrRenew(KnownLineage lineage) {
        return new Question.Menu(
                Ask.KEEP_OR_RENEW,
                "You have an existing certificate that has exactly the same domains or certificate name you requested"
                        + " and isn't close to expiry.\n(ref: " + lineage.conf() + ")\n\nWhat would you like to do?",
                "Renew & replace the certificate (may be subject to CA rate limits)",
                "Keep the existing certificate for now");
    }

    static Question newNames(KnownLineage lineage, List<Identifier> wanted) {
        List<Identifier> has = lineage.identifiers();
        return new Question.YesNo(
                Ask.NEW_NAMES,
                "You are updating certificate " + lineage.name() + " to include new domain(s): "
                        + bullets('+', without(wanted, has))
                        + "\n\nYou are also removing previously included domain(s): "
                        + bullets('-', without(has, wanted)) + "\n\nDid you intend to make this change?",
                "Update certificate",
                "Cancel",
                true);
    }

    static Question expand(KnownLineage lineage, List<Identifier> wanted) {
        return new Question.MustSay(
                Ask.EXPAND,
                "You have an existing certificate that contains a portion of the domains you requested (ref: "
                        + lineage.conf() + ")\n\nIt contains these names: " + String.join(", ", lineage.names())
                        + "\n\nYou requested these names for the new certificate: "
                        + String.join(", ", KnownLineage.values(wanted))
                        + ".\n\nDo you want to expand and replace this existing certificate with the new certificate?",
                "Expand",
                "Cancel");
    }

    static Question keyType(KnownLineage lineage, String wanted) {
        return new Question.YesNo(
                Ask.KEY_TYPE,
                "An " + upper(lineage.keyType()) + " certificate named " + lineage.name()
                        + " already exists. Do you want to update its key type to " + upper(wanted) + "?",
                "Update key type",
                "Keep existing key type",
                false);
    }

    static String keyTypeUnconfirmed(KnownLineage lineage, String wanted) {
        return "Are you trying to change the key type of the certificate named " + lineage.name() + " from "
                + upper(lineage.keyType()) + " to " + upper(wanted)
                + "? Please provide both --cert-name and --key-type on the command line to confirm the change you are"
                + " trying to make.";
    }

    private static String bullets(char bullet, List<String> names) {
        return names.isEmpty() ? "\n(None)" : "\n" + bullet + ' ' + String.join("\n" + bullet + ' ', names);
    }

    private static List<String> without(List<Identifier> all, List<Identifier> these) {
        List<Identifier> left = new ArrayList<>(all);
        left.removeAll(these);
        List<String> values = new ArrayList<>(KnownLineage.values(left));
        values.sort(null);
        return values;
    }

    private static String upper(String keyType) {
        return keyType.toUpperCase(Locale.ROOT);
    }
}
