package dev.perennial.lineage;

import dev.perennial.acme.Http01;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers http-01 (RFC 8555 section 8.3) by files in the folders that a running web server serves. */
public final class WebrootSolver implements Solver {
    private final Map<Identifier, Path> webrootOf;
    private final Optional<Path> fallback;
    private final ChallengeFiles files;

    WebrootSolver(Map<Identifier, Path> webrootOf, Optional<Path> fallback, ChallengeFiles files) {
        this.webrootOf = Map.copyOf(webrootOf);
        this.fallback = fallback;
        this.files = files;
    }

    @Override
    public String name() {
        return "webroot";
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        boolean wildcard = identifier instanceof Identifier.Dns name && name.wildcard();
        return wildcard || webroot(identifier).isEmpty() ? List.of() : List.of(Http01.TYPE);
    }

    @Override
    public String hint() {
        return "The certificate authority fetches a file from http://NAME/.well-known/acme-challenge/: check that the"
                + " names point to this machine and that its web server serves them the files of the webroot given.";
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        List<Path> written = new ArrayList<>();
        boolean complete = false;
        try {
            for (ChallengeTask task : tasks) {
                put(task, written);
            }
            complete = true;
            return () -> files.remove(written);
        } finally {
            if (!complete) {
                takeBack(written);
            }
        }
    }

    private void put(ChallengeTask task, List<Path> written) throws SolverException, InterruptedException {
        String name = task.identifier().value();
        Path root = webroot(task.identifier())
                .orElseThrow(() -> new SolverException("No webroot is known for " + name + ": give one with -w."));
        try {
            written.add(files.write(root, task.challenge().token(), task.keyAuthorization()));
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("while writing into " + root).initCause(e);
        } catch (IOException e) {
            throw new SolverException(
                    "The response for " + name + " cannot be written below the webroot " + root + ": " + e.getMessage()
                            + ". Nothing was left there; check the folder and its permissions.",
                    e);
        }
    }

    /** What made this necessary is being thrown, so what stays behind can only be logged. */
    private void takeBack(List<Path> written) {
        try {
            files.remove(written);
        } catch (SolverException e) {
            System.getLogger(WebrootSolver.class.getName()).log(System.Logger.Level.WARNING, e.getMessage(), e);
        }
    }

    private Optional<Path> webroot(Identifier identifier) {
        return Optional.ofNullable(webrootOf.get(identifier)).or(() -> fallback);
    }
}
