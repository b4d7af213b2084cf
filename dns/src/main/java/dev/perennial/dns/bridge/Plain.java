package dev.perennial.dns.bridge;

import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.util.List;
import java.util.stream.Collectors;

/** What may be handed to programs: a name that came by the DNS, or a token of an authority, may be anything. */
final class Plain {
    private Plain() {}

    static void check(List<TxtRecord> records) throws SolverException {
        for (TxtRecord record : records) {
            check(record);
        }
    }

    private static void check(TxtRecord record) throws SolverException {
        boolean plain = name(record.name())
                && word(record.value(), "=")
                && record.origin()
                        .map(o -> name(o.domain()) && word(o.token(), "") && word(o.keyAuthorization(), "."))
                        .orElse(true);
        if (!plain) {
            throw new SolverException("The TXT record of " + record.name().replaceAll("[^a-z0-9._-]", "?")
                    + " is not handed to a program, because its name, its value or its challenge has other characters than"
                    + " letters, digits, \"-\" and \"_\". The certificate authority was not asked to look.");
        }
    }

    /** For messages. */
    static String names(List<TxtRecord> records) {
        return records.stream().map(TxtRecord::name).distinct().collect(Collectors.joining(", "));
    }

    /** For somebody who has to look for them. */
    static String texts(List<TxtRecord> records) {
        return records.stream()
                .map(record -> record.name() + " TXT \"" + record.value() + '"')
                .collect(Collectors.joining(", "));
    }

    private static boolean name(String text) {
        return word(text, ".") && !text.startsWith("-");
    }

    private static boolean word(String text, String more) {
        return text.chars()
                .allMatch(c ->
                        c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || more.indexOf(c) >= 0));
    }
}
