package dev.perennial.cli.console;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.AcmeTransportException;
import dev.perennial.acme.AcmeTransportException.Fault;
import java.time.temporal.ChronoUnit;

/** What a certificate authority did not do, and whether trying again helps. */
final class ExplainAcme {
    private static final int SERVER_ERROR = 500;
    private static final String ANOTHER_ACCOUNT =
            "'unregister' and then 'register', both with the --server of this CA, make another; no certificate is lost by that.";

    private ExplainAcme() {}

    static Failure failure(AcmeException e, String what) {
        return switch (e) {
            case AcmeProblemException problem ->
                failed(FailureKind.CA_REFUSED, what, e).next(afterRefusal(problem));
            case AcmeTransportException transport ->
                failed(FailureKind.CA_UNREACHABLE, what, e).next(afterFault(transport.fault()));
            case AcmeProtocolException nonsense ->
                failed(FailureKind.CA_UNREACHABLE, what, e)
                        .next("Check that --server is the URL of an ACME directory and that no proxy answers in its"
                                + " place; if both are so, the CA has trouble: run the same command again later.");
            default ->
                failed(FailureKind.CA_UNREACHABLE, what, e)
                        .next(again(e, "Try again after ", ".", "Run the same command again later."));
        };
    }

    private static Failure failed(FailureKind kind, String what, AcmeException e) {
        return new Failure(kind, what, e).holding(Explain.UNCHANGED);
    }

    private static String afterRefusal(AcmeProblemException e) {
        if (e.paused()) {
            return "Open the page it names to lift the pause; trying again before that is useless.";
        }
        if (e.problem().status() >= SERVER_ERROR) {
            return again(e, "The CA has trouble; try again after ", ".", "The CA has trouble; try again later.");
        }
        return switch (e.problem().type()) {
            case "accountDoesNotExist" -> "The CA does not know this account any more. " + ANOTHER_ACCOUNT;
            case "unauthorized" -> "If the account was deactivated: " + ANOTHER_ACCOUNT;
            case "userActionRequired" ->
                "Do what the CA asks"
                        + e.problem().instance().map(page -> " at " + page).orElse("")
                        + ", then run the same command again.";
            case "caa" ->
                "The CAA records of a name do not allow this CA: doctor, with that name, shows the record to add.";
            default -> again(e, "Do not try again before ", ": each try counts.", "");
        };
    }

    private static String again(AcmeException e, String before, String after, String otherwise) {
        return e.retryAt()
                .map(at -> before + at.truncatedTo(ChronoUnit.SECONDS) + after)
                .orElse(otherwise);
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
