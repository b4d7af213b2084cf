package dev.perennial.dns.bridge;

import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A script of acme.sh's dnsapi, from a folder that the user has, unchanged. Its functions run in a process of their own: as
 * another user, with an environment of what was declared alone, and with files in a folder that is gone afterwards.
 */
final class AcmeShDelegate implements Delegate {
    private static final Duration TIDYING = Duration.ofSeconds(30);

    private final AcmeShAccount account;
    private final AcmeShMemory memory;
    private final Programs programs;
    private final OtherUser otherUser;
    private final RandomGenerator random;
    private final Map<String, String> environment;
    private final Listener listener;
    private final Consumer<String> log;

    /**
     * Runs nothing yet.
     *
     * @param path where programs are found
     * @param log takes what the script writes, without its secrets
     */
    AcmeShDelegate(
            AcmeShAccount account,
            AcmeShMemory memory,
            Programs programs,
            RandomGenerator random,
            String path,
            Listener listener,
            Consumer<String> log) {
        this.account = account;
        this.memory = memory;
        this.programs = programs;
        this.environment = Map.of("PATH", path, "LC_ALL", "C");
        this.otherUser = new OtherUser(programs, environment);
        this.random = random;
        this.listener = listener;
        this.log = log;
    }

    @Override
    public String name() {
        return "dns-acmesh";
    }

    @Override
    public String hint() {
        return "The records were left to acme.sh's " + script().name()
                + ": check that its variables belong to the account that has the zone.";
    }

    private AcmeShScript script() {
        return account.script();
    }

    @Override
    public void check(List<TxtRecord> records) throws SolverException {
        Plain.check(records);
    }

    /** Also reads and writes what is kept. */
    @Override
    public String call(boolean add, List<TxtRecord> records) throws SolverException, InterruptedException {
        TxtRecord record = records.getFirst(); // it takes no more
        List<String> prefix = otherUser.words(account.user());
        // By the system's own folder: ours may be closed to the other user.
        String folder =
                "/tmp/perennial-dnsapi-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        AcmeShMemory.Recalled recalled = memory.recall(record.name());
        List<String> kept = recalled.account();
        List<String> words = new ArrayList<>(prefix);
        words.addAll(AcmeShInput.SHELL);
        String input = new AcmeShInput(account).text(folder, recalled, add, record.name(), record.value());
        try {
            Ended ended = programs.run(new Program(words, environment, input, account.patience()));
            AcmeShReport report = AcmeShReport.parse(ended.output());
            Secrets secrets = secrets(kept, recalled.domain(), report.account(), report.domain());
            log.accept(secrets.hidden(script().name() + (add ? "_add for " : "_rm for ") + record.name()
                    + " ended with " + (report.worked() ? "success" : "failure") + "; it wrote: " + ended.error()));
            if (report.exitCode().isPresent()) {
                // Also of a failure: the script may have changed a token that can be used but once.
                keep(record, recalled, report);
            }
            return report.worked() && !ended.late() ? "" : complaint(add, record, ended, report, secrets);
        } catch (IOException e) {
            throw new SolverException(
                    "The shell for " + script().file() + " could not be started: " + e.getMessage(), e);
        } finally {
            tidy(folder, prefix);
        }
    }

    private String complaint(boolean add, TxtRecord record, Ended ended, AcmeShReport report, Secrets secrets) {
        String said = report.errors().isEmpty()
                ? secrets.lastLine(ended.error())
                : secrets.line(String.join("; ", new LinkedHashSet<>(report.errors())));
        String what = script().name() + (add ? "_add" : "_rm") + " of acme.sh ";
        if (ended.late()) {
            return what + "was ended after " + account.patience().toSeconds() + " seconds, for " + record.name() + '.';
        }
        String answer = report.answer().isEmpty() ? "" : " The latest answer was: " + secrets.line(report.answer());
        return what + "failed for " + record.name()
                + (said.isEmpty() ? " without a word." : ", and said: " + said + (said.endsWith(".") ? "" : "."))
                + answer + (answer.isEmpty() || answer.endsWith(".") ? "" : ".");
    }

    private void keep(TxtRecord record, AcmeShMemory.Recalled before, AcmeShReport report) {
        try {
            memory.keep(record.name(), before, report);
        } catch (IOException e) {
            listener.on(
                    new Event.Warning("What " + script().name() + " of acme.sh wants kept until the next run could not"
                            + " be written to " + memory.file() + ": " + e.getMessage() + ". This run goes on."));
        }
    }

    @SafeVarargs
    private Secrets secrets(List<String>... kept) {
        List<String> values = new ArrayList<>(account.variables().values());
        for (List<String> lines : kept) {
            lines.forEach(line -> values.add(AcmeShLine.parse(line).value()));
        }
        return new Secrets(values);
    }

    /** What a script that was killed has left, removed by the same user: root never works in a folder of another. */
    private void tidy(String folder, List<String> prefix) throws InterruptedException {
        if (!Files.exists(Path.of(folder), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("rm", "-rf", "--", folder));
        try {
            programs.run(new Program(words, environment, "", TIDYING));
        } catch (IOException e) {
            listener.on(new Event.Warning(folder + " was left behind by a script of acme.sh: " + e.getMessage()));
        }
    }
}
