package dev.perennial.cli;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Catches a mistyped hook at once instead of at the renewal in two months: the first word of each must be a program. As
 * simple as Certbot's check; what it does not understand passes with {@code --disable-hook-validation}.
 */
final class HookCommands {
    /** Cron leaves these out of PATH, and service managers live there. */
    private static final String SYSTEM = ":/usr/sbin:/usr/local/bin:/usr/local/sbin";

    private HookCommands() {}

    /** Looks for the programs on disk. Only hooks of this run are checked, not remembered ones. */
    static void check(ParsedOptions options, Map<String, String> variables) throws UsageException {
        if (!options.flag("validate_hooks")) {
            return;
        }
        for (String hook : List.of("pre", "post", "deploy")) {
            String command = options.text(hook + "_hook").orElse("").strip();
            if (!command.isEmpty()) {
                check(hook, command, variables.getOrDefault("PATH", ""));
            }
        }
    }

    private static void check(String hook, String command, String path) throws UsageException {
        int end = 0;
        while (end < command.length() && !Character.isWhitespace(command.charAt(end))) {
            end++;
        }
        String program = command.substring(0, end);
        if (program.contains("/")) {
            if (!isProgram(program)) {
                throw UsageException.refused(hook + "-hook command " + program
                        + (isFile(program) ? " exists, but is not executable." : " does not exist."));
            }
        } else if (!isOnPath(program, path + SYSTEM)) {
            throw UsageException.refused("Unable to find " + hook + "-hook command " + program
                    + " in the PATH. (PATH is " + path + ") If it is more than a program and its arguments, add"
                    + " --disable-hook-validation.");
        }
    }

    private static boolean isOnPath(String program, String path) {
        for (String folder : path.split(":", -1)) {
            if (!folder.isEmpty() && isProgram(folder + '/' + program)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProgram(String file) {
        return isFile(file) && Files.isExecutable(Path.of(file));
    }

    private static boolean isFile(String file) {
        try {
            return Files.isRegularFile(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
