package dev.perennial.cli.completion;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.PluginNames;
import java.util.List;

/** Where the value of an option comes from. */
sealed interface Value {
    /** One of these. */
    record Words(List<String> words) implements Value {}

    /** Somewhere on the disk, or in the user's head. */
    enum Source implements Value {
        FILE,
        FOLDER,
        COMMAND,
        /** The name of a certificate: of a file in the folder renewal/. */
        CERTIFICATE,
        UNKNOWN
    }

    static Value of(Option option) {
        if (!option.choices().isEmpty()) {
            return new Words(option.choices());
        }
        return switch (option.dest()) {
            case "certname" -> Source.CERTIFICATE;
            case "authenticator" -> new Words(PluginNames.authenticators());
            case "installer" -> new Words(List.of(PluginNames.NULL_INSTALLER));
            case "help" -> new Words(Typing.topics());
            default ->
                switch (option.value()) {
                    case "FILE" -> Source.FILE;
                    case "DIR" -> Source.FOLDER;
                    case "CMD" -> Source.COMMAND;
                    default -> Source.UNKNOWN;
                };
        };
    }
}
