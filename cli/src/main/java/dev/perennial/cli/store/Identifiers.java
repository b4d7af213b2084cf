package dev.perennial.cli.store;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.util.ArrayList;
import java.util.List;

/** The names a certificate is asked for, and how they are spoken of. */
public final class Identifiers {
    private Identifiers() {}

    /** From {@code -d} and {@code --ip-address}, in this order. */
    public static List<Identifier> of(ParsedOptions options) throws Failure {
        List<Identifier> identifiers = new ArrayList<>();
        try {
            for (String name : options.list("domains")) {
                identifiers.add(Identifier.dns(name));
            }
            for (String address : options.list("ip_addresses")) {
                identifiers.add(Identifier.ip(address));
            }
        } catch (PkiException e) {
            throw wrong(e);
        }
        return identifiers;
    }

    /** From whoever is at the terminal. */
    public static List<Identifier> ask(Prompts prompts) throws Failure, InterruptedException {
        String answer = prompts.input(
                Ask.NAMES,
                "Please enter the domain name(s) you would like on your certificate (comma and/or space separated)");
        List<Identifier> identifiers = new ArrayList<>();
        try {
            for (String name : answer.replace(',', ' ').split(" ", -1)) {
                if (!name.isBlank()) {
                    Identifier identifier = Identifier.dns(name.strip());
                    if (!identifiers.contains(identifier)) {
                        identifiers.add(identifier);
                    }
                }
            }
        } catch (PkiException e) {
            throw wrong(e);
        }
        return identifiers;
    }

    private static Failure wrong(PkiException e) {
        return new Failure(FailureKind.REFUSED, "No certificate can be made for this name: " + e.getMessage(), e)
                .holding("Nothing was asked of the CA.");
    }

    public static List<String> values(List<Identifier> identifiers) {
        List<String> values = new ArrayList<>(identifiers.size());
        for (Identifier identifier : identifiers) {
            values.add(identifier.value());
        }
        return values;
    }

    public static String joined(List<Identifier> identifiers) {
        return String.join(", ", values(identifiers));
    }

    /** {@code a.example}, {@code a.example and b.example}, {@code a.example and 2 more domains}: Certbot's way. */
    public static String summary(List<Identifier> identifiers) {
        String first = identifiers.getFirst().value();
        return switch (identifiers.size()) {
            case 1 -> first;
            case 2 -> first + " and " + identifiers.getLast().value();
            default -> first + " and " + (identifiers.size() - 1) + " more domains";
        };
    }
}
