package dev.perennial.cli.dns;

import dev.perennial.cli.provider.ProviderDescription;
import dev.perennial.cli.provider.ProviderField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file of credentials to be filled in. What may be left out is a comment. */
final class CredentialsForm {
    private CredentialsForm() {}

    static String of(ProviderDescription provider) {
        if (provider.fields().isEmpty()) {
            return "  # none are needed";
        }
        List<String> lines = new ArrayList<>();
        Set<String> inWays = new LinkedHashSet<>();
        provider.ways().forEach(inWays::addAll);
        for (ProviderField field : provider.fields()) {
            if (!inWays.contains(field.key())) {
                lines.add(line(field, field.required() ? "" : "# "));
            }
        }
        boolean first = true;
        for (List<String> way : provider.ways()) {
            if (way.isEmpty()) {
                lines.add("  # or nothing: what this machine has of its own is used");
                continue;
            }
            if (!first || !lines.isEmpty()) {
                lines.add(first ? "" : "  # or");
            }
            for (ProviderField field : provider.fields()) {
                if (way.contains(field.key())) {
                    lines.add(line(field, first ? "" : "# "));
                }
            }
            first = false;
        }
        return String.join("\n", lines);
    }

    private static String line(ProviderField field, String comment) {
        StringBuilder text = new StringBuilder("  # ").append(field.help());
        if (!field.choices().isEmpty()) {
            text.append(": ").append(String.join(", ", field.choices()));
        }
        if (!field.environment().isEmpty()) {
            text.append(" (or ").append(String.join(", ", field.environment())).append(')');
        }
        String initial = field.initial().isEmpty() ? "..." : field.initial();
        return text.append("\n  ")
                .append(comment)
                .append(field.key())
                .append(" = ")
                .append(initial)
                .toString();
    }
}
