package dev.perennial.cli.grammar;

import java.nio.file.Path;
import java.util.List;

/** Finds the cli.ini files of a run; reads them from disk. */
@FunctionalInterface
public interface IniFiles {
    /** No file at all. */
    IniFiles NONE = named -> List.of();

    /** This one, whatever others there are. */
    static IniFiles only(Path file) {
        return named -> List.of(CliIni.read(file.toString()));
    }

    /**
     * All files, the one that wins first.
     *
     * @param named what {@code -c} names, in the order of the command line
     * @throws UsageException if one cannot be read
     */
    List<CliIni> read(List<String> named) throws UsageException;
}
