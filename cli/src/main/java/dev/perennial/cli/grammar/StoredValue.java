package dev.perennial.cli.grammar;

import dev.perennial.lineage.configobj.ConfigValue;
import java.util.List;
import java.util.Locale;

/** Reads one value of {@code [renewalparams]}, in today's spelling or an old one. */
final class StoredValue {
    /** Let's Encrypt's first API, gone since 2021, is still in files nobody touched since. */
    private static final String LETS_ENCRYPT_V1 = "https://acme-v01.api.letsencrypt.org/directory";

    private StoredValue() {}

    /** The values as a setting has them; {@code None} stands for no value, whatever the option. */
    static List<String> read(Option option, ConfigValue stored) throws StoredOptionException {
        List<String> values = stored.items();
        if (values.size() == 1 && values.getFirst().equals("None")) {
            return option.initial().isEmpty() ? List.of() : List.of(option.initial());
        }
        if (option.kind().isList()) {
            return list(option, values);
        }
        // A text with a comma that lost its quotes reads as a list.
        return List.of(single(option, String.join(", ", values)));
    }

    private static String single(Option option, String value) throws StoredOptionException {
        return switch (option.kind()) {
            case FLAG, FLAG_OFF -> bool(option, value.toLowerCase(Locale.ROOT));
            default -> checked(option, value.equals(LETS_ENCRYPT_V1) ? AccountOptions.LETS_ENCRYPT : value);
        };
    }

    private static String bool(Option option, String value) throws StoredOptionException {
        if (!value.equals("true") && !value.equals("false")) {
            throw new StoredOptionException(
                    option, "Expected True or False for " + option.dest() + " but found " + value);
        }
        return value;
    }

    private static String checked(Option option, String value) throws StoredOptionException {
        try {
            return Values.check(option, value, option.dest());
        } catch (UsageException e) {
            throw new StoredOptionException(
                    option,
                    option.kind() == Kind.NUMBER
                            ? "Expected a numeric value for " + option.dest() + " but found " + value
                            : String.valueOf(e.getMessage()));
        }
    }

    private static List<String> list(Option option, List<String> values) throws StoredOptionException {
        try {
            if (option.dest().equals("servers")) {
                for (String server : values) {
                    Values.server(server, option.dest());
                }
            }
            if (option.dest().equals("solver")) {
                for (String route : values) {
                    SolverRoute.parse(route, option.dest());
                }
            }
            return option.dest().equals("pref_challs") ? ChallengeNames.check(values, option.dest()) : values;
        } catch (UsageException e) {
            throw new StoredOptionException(option, String.valueOf(e.getMessage()));
        }
    }
}
