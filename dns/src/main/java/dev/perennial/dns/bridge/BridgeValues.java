package dev.perennial.dns.bridge;

import dev.perennial.dns.recipe.Field;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the user gave for the fields of a bridge, or where that is missing, what the environment has for another client. */
final class BridgeValues {
    private final Bridge bridge;
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    /**
     * Reads files that variables of lego name.
     *
     * @throws SolverException if a field is not known, or a required one is missing
     */
    BridgeValues(Bridge bridge, Map<String, String> given, Map<String, String> environment) throws SolverException {
        this.bridge = bridge;
        this.environment = environment;
        for (Map.Entry<String, String> each : given.entrySet()) {
            String name = each.getKey();
            if (bridge.fields().stream().anyMatch(field -> field.name().equals(name))) {
                values.put(name, each.getValue());
            } else if (bridge.variables() && isVariable(name)) {
                variables.put(name, each.getValue());
            } else {
                throw new SolverException(bridge.name() + " knows no " + key(name) + ": it knows " + known() + '.');
            }
        }
        for (Field field : bridge.fields()) {
            if (text(field.name()).isEmpty()) {
                fromEnvironment(field).ifPresent(value -> values.put(field.name(), value));
            }
            if (text(field.name()).isEmpty() && !field.initial().isEmpty()) {
                values.put(field.name(), field.initial());
            }
            if (!field.optional() && text(field.name()).isEmpty()) {
                String aliases = String.join(" or ", field.environment());
                throw new SolverException(bridge.name() + " needs " + key(field.name())
                        + (aliases.isEmpty() ? "" : ", or in the environment " + aliases) + ". " + field.help());
            }
        }
    }

    /** Those for the user's program. */
    Map<String, String> variables() {
        return variables;
    }

    /** Empty if it is not given, and nothing stands in for it. */
    String text(String field) {
        return values.getOrDefault(field, "");
    }

    Optional<Path> path(String field) {
        String text = text(field);
        String home = environment.getOrDefault("HOME", "/root");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(text.startsWith("~/") ? home + text.substring(1) : text));
    }

    boolean yes(String field) throws SolverException {
        return switch (text(field).toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> true;
            case "no", "false", "0", "" -> false;
            default -> throw new SolverException(key(field) + " is yes or no, not \"" + text(field) + "\".");
        };
    }

    boolean raw(String field) throws SolverException {
        return switch (text(field)) {
            case "RAW" -> true;
            case "" -> false;
            default -> throw new SolverException(key(field) + " is RAW or left out, not \"" + text(field) + "\".");
        };
    }

    Duration seconds(String field) throws SolverException {
        String text = text(field);
        boolean number = text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || text.isEmpty() || text.equals("0")) {
            throw new SolverException(key(field) + " is a number of seconds, not \"" + text + "\".");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    URI address(String field) throws SolverException {
        return WebAddress.of(text(field))
                .orElseThrow(() -> new SolverException(key(field)
                        + " is an address that begins with https:// or http://, without a name or password."));
    }

    /** Refuses a program that is not there; one without a slash is searched for by the system, when it is run. */
    void program(String field, String word) throws SolverException {
        if (word.contains("/") && !Files.isExecutable(Path.of(word))) {
            throw new SolverException(key(field) + ": " + word + " is no file that can be run.");
        }
    }

    /** As it stands in a file of credentials. */
    String key(String field) {
        return isVariable(field) ? field : bridge.name().replace('-', '_') + '_' + field;
    }

    private String known() {
        String fields = String.join(
                ", ", bridge.fields().stream().map(field -> key(field.name())).toList());
        return bridge.variables() ? fields + ", and variables with a capital letter" : fields;
    }

    private static boolean isVariable(String name) {
        return name.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    private Optional<String> fromEnvironment(Field field) throws SolverException {
        for (String alias : field.environment()) {
            String value = environment.getOrDefault(alias, "");
            // As lego does it, so that a secret need not be in the environment.
            String file = environment.getOrDefault(alias + "_FILE", "");
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
            if (!file.isEmpty()) {
                try {
                    return Optional.of(Files.readString(Path.of(file)).strip());
                } catch (IOException e) {
                    throw new SolverException(alias + "_FILE: " + file + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        return Optional.empty();
    }
}
