package dev.perennial.cli.grammar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One cli.ini: long option names without their dashes, one a line, in any of the shapes {@code key = value},
 * {@code key: value}, {@code key value} and {@code key}.
 */
public final class CliIni {
    private static final int LONGEST = 1 << 20;

    private record Line(int number, String key, String value) {}

    private final Path file;
    private final List<Line> lines;

    private CliIni(Path file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Reads those that exist of the usual files, then those of {@code -c}, which must exist.
     *
     * @param environment for XDG_CONFIG_HOME and HOME
     * @throws UsageException if one cannot be read
     */
    public static List<CliIni> read(List<String> args, Map<String, String> environment) throws UsageException {
        List<CliIni> files = new ArrayList<>();
        String home = environment.getOrDefault("HOME", "/");
        String config = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
        for (Path usual : List.of(Path.of("/etc/letsencrypt/cli.ini"), Path.of(config, "letsencrypt/cli.ini"))) {
            if (Files.isReadable(usual)) {
                files.add(read(usual));
            }
        }
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if ((arg.equals("-c") || arg.equals("--config")) && i + 1 < args.size()) {
                files.add(read(Path.of(args.get(i + 1))));
            } else if (arg.startsWith("--config=")) {
                files.add(read(Path.of(arg.substring("--config=".length()))));
            }
        }
        return files;
    }

    static CliIni read(Path file) throws UsageException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new UsageException("Unable to open config file: " + file + ": longer than 1 MiB");
            }
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new UsageException("Unable to open config file: " + file + ": "
                    + e.getClass().getSimpleName() + ". Does it exist, and is it readable UTF-8?");
        }
    }

    static CliIni parse(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || "#;[".indexOf(line.charAt(0)) >= 0 || line.startsWith("---")) {
                continue;
            }
            line = withoutComment(line);
            int end = keyEnd(line);
            String key = line.substring(0, end);
            String value = line.substring(end).strip();
            if (value.startsWith("=") || value.startsWith(":")) {
                value = value.substring(1).strip();
            }
            lines.add(new Line(number, key.startsWith("--") ? key.substring(2) : key, unquote(value)));
        }
        return new CliIni(file, lines);
    }

    void giveTo(Collector to) throws UsageException {
        to.from(Origin.FILE);
        OptionTable table = to.table();
        for (Line line : lines) {
            String where = file + ", line " + line.number() + ", " + line.key();
            Option option = table.exact("--" + line.key());
            if (option == null) {
                throw new UsageException(file + ", line " + line.number() + ": there is no option " + line.key()
                        + table.suggestion("--" + line.key()));
            }
            give(option, line.value(), where, to);
        }
    }

    private static void give(Option option, String value, String where, Collector to) throws UsageException {
        switch (option.kind()) {
            case FLAG, FLAG_OFF -> {
                String lower = value.toLowerCase(Locale.ROOT);
                if (lower.isEmpty() || lower.equals("true") || lower.equals("yes") || lower.equals("1")) {
                    to.flag(option);
                } else if (!lower.equals("false") && !lower.equals("no") && !lower.equals("0")) {
                    throw new UsageException(where + ": must be true or false, not '" + value + "'");
                }
            }
            case COUNT -> {
                int count = DurationText.parse(value).isPresent() && value.length() == 1 ? value.charAt(0) - '0' : 1;
                for (int i = 0; i < count; i++) {
                    to.flag(option);
                }
            }
            case LIST, APPEND -> {
                boolean brackets = value.startsWith("[") && value.endsWith("]");
                String inner = brackets ? value.substring(1, value.length() - 1) : value;
                for (String part : brackets ? List.of(inner.split(",", -1)) : List.of(inner)) {
                    to.value(option, unquote(part.strip()), where);
                }
            }
            default -> to.value(option, value, where);
        }
    }

    private static int keyEnd(String line) {
        int end = 0;
        while (end < line.length() && "=: \t".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Only a comment sign after a blank begins one: a URL or a password may contain it. */
    private static String withoutComment(String line) {
        for (int i = 1; i < line.length(); i++) {
            boolean sign = line.charAt(i) == '#' || line.charAt(i) == ';';
            if (sign && Character.isWhitespace(line.charAt(i - 1))) {
                return line.substring(0, i).strip();
            }
        }
        return line;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1
                && value.charAt(0) == value.charAt(value.length() - 1)
                && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
