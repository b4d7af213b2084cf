package dev.perennial.cli;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeTransportException;
import dev.perennial.acme.AcmeTransportException.Fault;

/** What a certificate authority did not do, and whether trying again helps. */
final class ExplainAcme {
    private ExplainAcme() {}

    static Failure failure(AcmeException e, String what) {
        return switch (e) {
            case AcmeProblemException problem ->
                failed(FailureKind.CA_REFUSED, what, e).next(afterRefusal(problem));
            case AcmeTransportException transport ->
                failed(FailureKind.CA_UNREACHABLE, what, e).next(afterFault(transport.fault()));
            default ->
                failed(FailureKind.CA_UNREACHABLE, what, e)
                        .next(e.retryAt()
                                .map(at -> "Try again after " + at + '.')
                                .orElse(""));
        };
    }

    private static Failure failed(FailureKind kind, String what, AcmeException e) {
        return new Failure(kind, what, e).holding(Explain.UNCHANGED);
    }

    private static String afterRefusal(AcmeProblemException problem) {
        if (problem.paused()) {
            return "Open the page it names to lift the pause; trying again before that is useless.";
        }
        return problem.retryAt()
                .map(at -> "Do not try again before " + at + ": each try counts.")
                .orElse("");
    }

    private static String afterFault(Fault fault) {
        return switch (fault) {
            case UNTRUSTED ->
                "If this is a CA of your own, name its root with --ca-certificate FILE or REQUESTS_CA_BUNDLE;"
                        + " also check this machine's clock.";
            case UNREACHABLE -> "Check --server, DNS and the network or proxy of this machine.";
            case ANSWER_LOST, TIMEOUT -> "Run the same command again: what the CA has done already is taken up.";
        };
    }
}
