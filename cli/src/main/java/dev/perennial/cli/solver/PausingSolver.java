package dev.perennial.cli.solver;

import dev.perennial.acme.TlsAlpn01;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.util.List;

/** For {@code --debug-challenges}: once the responses are in place, the CA hears of it only when somebody says so. */
public record PausingSolver(Solver solver, Output output, Prompts prompts, boolean verbose) implements SolverAround {
    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        Presented presented = solver.present(tasks);
        boolean goOn = false;
        try {
            output.line("Challenges loaded. Press continue to submit to CA.");
            output.line(verbose ? expected(tasks) : "Pass \"-v\" for more info about challenges.");
            prompts.pause();
            goOn = true;
            return presented;
        } catch (Failure e) {
            throw new SolverException(e.what(), e);
        } finally {
            if (!goOn) {
                presented.close();
            }
        }
    }

    private static String expected(List<ChallengeTask> tasks) {
        StringBuilder urls = new StringBuilder();
        StringBuilder records = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (ChallengeTask task : tasks) {
            switch (task.type()) {
                case "http-01" ->
                    urls.append("\nURL: http://")
                            .append(host(task.identifier()))
                            .append(task.httpPath())
                            .append("\nExpected value: ")
                            .append(task.keyAuthorization())
                            .append('\n');
                case TlsAlpn01.TYPE ->
                    others.append("\nA TLS connection to port 443 of ")
                            .append(task.identifier().value())
                            .append(" with the protocol acme-tls/1 should show the certificate for this challenge.\n");
                default ->
                    records.append("\nFQDN: ")
                            .append(task.dnsName())
                            .append("\nExpected value: ")
                            .append(task.dnsValue())
                            .append('\n');
            }
        }
        return section(
                        "The following URLs should be accessible from the internet and return the value mentioned:\n",
                        urls)
                + section(
                        "The following FQDNs should return a TXT resource record with the value mentioned:\n", records)
                + others;
    }

    private static String section(String heading, StringBuilder lines) {
        return lines.isEmpty() ? "" : '\n' + heading + lines;
    }

    private static String host(Identifier identifier) {
        String value = identifier.value();
        return value.indexOf(':') >= 0 ? '[' + value + ']' : value;
    }
}
