package dev.perennial.cli.grammar;

import java.util.List;

/** A command line as typed, without a shell's quoting. */
final class Line {
    static final OptionTable TABLE = OptionTable.standard();

    private Line() {}

    static ParsedOptions parse(String line) throws UsageException {
        return new Parser(TABLE).parse(words(line), IniFiles.NONE);
    }

    /**
     * With files.
     *
     * @param files the contents of cli.ini files, the one that wins first
     */
    static ParsedOptions parse(String line, String... files) throws UsageException {
        return new Parser(TABLE).parse(words(line), named -> List.of(inis(files)));
    }

    private static CliIni[] inis(String... files) throws UsageException {
        CliIni[] inis = new CliIni[files.length];
        for (int i = 0; i < files.length; i++) {
            inis[i] = CliIni.parse("cli.ini", files[i]);
        }
        return inis;
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    }
}
