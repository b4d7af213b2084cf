package dev.perennial.cli.manual;

import dev.perennial.cli.grammar.Option;

/** An option's text, with what the table knows of its values besides. */
final class Describe {
    private Describe() {}

    static String text(Option option) {
        StringBuilder text = new StringBuilder(option.help());
        if (!option.choices().isEmpty()) {
            text.append(" One of ").append(String.join(", ", option.choices())).append('.');
        }
        if (!option.shownInitial().isEmpty()) {
            text.append(" (default: ").append(option.shownInitial()).append(')');
        }
        return text.toString();
    }
}
