package dev.perennial.dns.bridge;

import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a script remembers: what it wanted kept here, and what acme.sh itself has saved for it. */
final class AcmeShMemory {
    /** Before what acme.sh keeps of the variables that a user once gave. */
    private static final String SAVED = "SAVED_";

    private final AcmeShAccount account;
    private final AcmeShState state;

    /** Touches nothing yet. */
    AcmeShMemory(AcmeShAccount account, AcmeShState state) {
        this.account = account;
        this.state = state;
    }

    /**
     * For one run, in lines {@code KEY='value'}.
     *
     * @param foreign from acme.sh's file
     * @param own of all records, from ours
     * @param domain of this record, from ours
     */
    record Recalled(List<String> foreign, List<String> own, List<String> domain) {
        /**
         * What was declared, as the script has changed it for its next run: it may have been a token for one use, or an
         * address with a slash too many. The lines belong to this declaration alone.
         */
        Map<String, String> variables(Map<String, String> declared) {
            Map<String, String> all = new TreeMap<>(declared);
            for (String line : own) {
                AcmeShLine kept = AcmeShLine.parse(line);
                if (!kept.value().isEmpty()) {
                    all.replace(name(kept), kept.value());
                }
            }
            return all;
        }

        List<String> account() {
            List<String> lines = new ArrayList<>(foreign);
            lines.addAll(own);
            return lines;
        }
    }

    Path file() {
        return state.file();
    }

    /** From the disk. */
    Recalled recall(String name) throws SolverException {
        try {
            List<String> own = state.account();
            return new Recalled(foreign(own), own, state.domain(name));
        } catch (IOException e) {
            throw new SolverException(state.file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * On the disk: neither what is acme.sh's, since it may be changed there, nor what the user declares anyway, since an old
     * secret should not outlive its replacement here.
     */
    void keep(String name, Recalled before, AcmeShReport report) throws IOException {
        List<String> lines = new ArrayList<>(report.account());
        lines.removeAll(before.foreign());
        lines.removeIf(this::declared);
        state.keep(lines, name, report.domain());
    }

    private boolean declared(String line) {
        AcmeShLine kept = AcmeShLine.parse(line);
        return kept.value().equals(account.variables().get(name(kept)));
    }

    private static String name(AcmeShLine kept) {
        return kept.key().startsWith(SAVED) ? kept.key().substring(SAVED.length()) : kept.key();
    }

    /** What nothing here has replaced since. */
    private List<String> foreign(List<String> own) throws SolverException {
        if (account.accountConf().isEmpty()) {
            return List.of();
        }
        Path file = account.accountConf().get();
        List<String> replaced =
                own.stream().map(line -> AcmeShLine.parse(line).key()).toList();
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> ofThisScript(AcmeShLine.parse(line).key()))
                    .filter(line -> !replaced.contains(AcmeShLine.parse(line).key()))
                    .toList();
        } catch (IOException e) {
            throw new SolverException("What acme.sh has saved in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The file has the secrets of every provider; a script gets what its own text names. */
    private boolean ofThisScript(String key) {
        return key.startsWith(SAVED)
                && key.length() > SAVED.length()
                && account.script().text().contains(key.substring(SAVED.length()));
    }
}
