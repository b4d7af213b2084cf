package dev.perennial.cli.grammar;

import dev.perennial.lineage.Lineage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One cli.ini: long option names without their dashes, one a line. */
public final class CliIni {
    /** Where a distribution and an administrator keep what holds for every user. */
    public static final String OF_MACHINE = "/etc/letsencrypt/cli.ini";

    /** Certbot refuses to start if it does not know a line of its cli.ini, so what only we know has a place beside it. */
    private static final String OUR_OWN = "perennial.ini";

    private static final int LONGEST = 1 << 20;

    private final String file;
    private final List<IniLine> lines;

    private CliIni(String file, List<IniLine> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Those that exist of the usual places, each after a perennial.ini beside it, and all that {@code -c} names; Certbot's
     * order.
     *
     * @param variables for XDG_CONFIG_HOME and HOME
     * @param machines the file that counts least
     */
    public static IniFiles usual(Map<String, String> variables, String machines) {
        return named -> {
            String home = variables.getOrDefault("HOME", "/");
            String config = variables.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
            List<CliIni> files = new ArrayList<>();
            for (String name : named) {
                files.addFirst(read(name));
            }
            for (String usual : List.of(config + "/letsencrypt/cli.ini", machines)) {
                for (String file : List.of(beside(usual, OUR_OWN), usual)) {
                    if (readable(file)) {
                        files.add(read(file));
                    }
                }
            }
            return files;
        };
    }

    private static String beside(String file, String name) {
        return file.substring(0, file.lastIndexOf('/') + 1) + name;
    }

    /** In a C locale, Java cannot name a file outside ASCII, and so cannot tell whether it is there. */
    private static boolean readable(String name) throws UsageException {
        try {
            return Files.isReadable(Path.of(name));
        } catch (InvalidPathException e) {
            throw UsageException.refused(
                    "Unable to open config file: " + name + ": this locale has no such file name; set LC_ALL=C.UTF-8");
        }
    }

    /** Reads one; it must exist. */
    static CliIni read(String name) throws UsageException {
        try {
            Path file = Path.of(name);
            if (Files.size(file) > LONGEST) {
                throw new UsageException("Unable to open config file: " + name + ": longer than 1 MiB");
            }
            return parse(name, Files.readString(file));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("Unable to open config file: " + name + ": " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException binary -> "it is not UTF-8 text";
            default -> String.valueOf(e.getMessage());
        };
    }

    static CliIni parse(String name, String text) throws UsageException {
        List<IniLine> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || "#;[".indexOf(line.charAt(0)) >= 0 || line.startsWith("---")) {
                continue;
            }
            IniLine read = IniLine.of(number, line);
            if (read.key().isEmpty()) {
                throw new UsageException(name + ", line " + number + ": Unexpected line: " + line);
            }
            lines.add(read);
        }
        return new CliIni(name, lines);
    }

    /** A key that is there twice counts once: the last time, as in Certbot; unless it is ours and may be repeated. */
    void giveTo(Collector to) throws UsageException {
        to.from(Origin.FILE);
        for (int i = 0; i < lines.size(); i++) {
            IniLine line = lines.get(i);
            String where = file + ", line " + line.number();
            Option option = option(line.key(), where, to.table());
            if (addsUp(option) || !repeated(line.key(), i)) {
                give(option, line.value(), where + ": " + line.key(), to);
            }
        }
    }

    /** What Certbot does not know need not be read as it reads. */
    private static boolean addsUp(Option option) {
        return option.kind() == Kind.APPEND
                && option.stored().filter(key -> key.startsWith(Lineage.OWN)).isPresent();
    }

    private boolean repeated(String key, int from) {
        for (int i = from + 1; i < lines.size(); i++) {
            if (lines.get(i).key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static Option option(String key, String where, OptionTable table) throws UsageException {
        try {
            return table.byPrefix("--" + key);
        } catch (UsageException e) {
            throw new UsageException(where + ": there is no option " + key + table.suggestion("--" + key));
        }
    }

    private static void give(Option option, String value, String where, Collector to) throws UsageException {
        switch (option.kind()) {
            case FLAG, FLAG_OFF -> {
                if (isTrue(value, where)) {
                    to.flag(option);
                }
            }
            case COUNT -> {
                for (int i = 0; i < count(value, where); i++) {
                    to.flag(option);
                }
            }
            case LIST, APPEND -> {
                boolean brackets = value.startsWith("[") && value.endsWith("]");
                String inner = brackets ? value.substring(1, value.length() - 1) : value;
                for (String part : brackets ? List.of(inner.split(",", -1)) : List.of(inner)) {
                    to.value(option, IniLine.unquote(part.strip()), where);
                }
            }
            default -> to.value(option, value, where);
        }
    }

    private static int count(String value, String where) throws UsageException {
        if (value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9') {
            return value.charAt(0) - '0';
        }
        return isTrue(value, where) ? 1 : 0;
    }

    private static boolean isTrue(String value, String where) throws UsageException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default ->
                throw new UsageException(where + ": Unexpected value: '" + value
                        + "'. Expecting 'true', 'false', 'yes', 'no', '1' or '0'");
        };
    }
}
