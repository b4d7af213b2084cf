package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The profiles of ~/.aws/config and ~/.aws/credentials; what both say is as in the latter.
 *
 * @param values by profile, then by name
 */
record AwsProfiles(Map<String, Map<String, String>> values) {
    /** Reads both files, or those that the environment names instead. A missing one is as good as an empty one. */
    static AwsProfiles read(Means means) throws SolverException {
        AwsProfiles profiles = new AwsProfiles(new HashMap<>());
        String folder = means.environment("HOME") + "/.aws/";
        profiles.add(file(means, "AWS_CONFIG_FILE", folder + "config"));
        profiles.add(file(means, "AWS_SHARED_CREDENTIALS_FILE", folder + "credentials"));
        return profiles;
    }

    private static String file(Means means, String variable, String usual) throws SolverException {
        String named = means.environment(variable);
        String file = named.isEmpty() ? usual : named;
        try {
            return Files.exists(Path.of(file)) ? Credential.read(file, variable) : "";
        } catch (InvalidPathException e) {
            throw new SolverException("What " + variable + " names is no file.", e);
        }
    }

    private void add(String text) {
        Map<String, String> section = new HashMap<>();
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            int equals = stripped.indexOf('=');
            if (stripped.startsWith("[") && stripped.indexOf(']') > 0) {
                String name = stripped.substring(1, stripped.indexOf(']')).strip();
                boolean prefixed = name.startsWith("profile ");
                section = values.computeIfAbsent(
                        prefixed ? name.substring("profile ".length()).strip() : name, absent -> new HashMap<>());
            } else if (equals > 0 && !Character.isWhitespace(line.charAt(0)) && "#;".indexOf(stripped.charAt(0)) < 0) {
                String value = stripped.substring(equals + 1).strip();
                section.put(stripped.substring(0, equals).strip().toLowerCase(Locale.ROOT), value);
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Map<String, String> get(String name) throws SolverException {
        Map<String, String> profile = values.get(name);
        if (profile == null) {
            throw new SolverException("There is no AWS profile " + name + " in ~/.aws/config or ~/.aws/credentials.");
        }
        return profile;
    }

    /** Their names only. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
