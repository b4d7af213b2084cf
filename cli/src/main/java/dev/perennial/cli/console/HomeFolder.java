package dev.perennial.cli.console;

import java.util.Map;

/** {@code ~/file}, where no shell has replaced it: in a cli.ini, after {@code =}, or as an answer. */
public final class HomeFolder {
    private HomeFolder() {}

    /** The path with the folder of whoever runs this; that of another user stays as it is. */
    public static String expand(String path, Map<String, String> variables) {
        String home = variables.getOrDefault("HOME", "");
        return (path.equals("~") || path.startsWith("~/")) && !home.isEmpty() ? home + path.substring(1) : path;
    }
}
