package dev.perennial.cli.grammar;

import java.util.List;
import java.util.Locale;

/** The spellings of {@code [renewalparams]}: Python's, because Certbot reads them too. */
final class Stored {
    private Stored() {}

    static List<String> write(Option option, List<String> values) {
        return switch (option.kind()) {
            case FLAG, FLAG_OFF -> List.of(values.contains("true") ? "True" : "False");
            default -> values;
        };
    }

    /** {@code None} stands for no value, whatever the option. */
    static List<String> read(Option option, List<String> values) {
        if (values.size() == 1 && values.getFirst().equals("None")) {
            return option.initial().isEmpty() ? List.of() : List.of(option.initial());
        }
        return switch (option.kind()) {
            case FLAG, FLAG_OFF -> List.of(values.getFirst().toLowerCase(Locale.ROOT));
            default -> values;
        };
    }
}
