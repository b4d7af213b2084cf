package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something happened, or is about to take long. The data is for programs, {@link EventText} has a line for people. */
public sealed interface Event {

    /** Whether people should look at this though the work goes on. */
    default boolean warning() {
        return false;
    }

    default String text() {
        return EventText.line(this);
    }

    /** A certificate is about to be looked at. */
    record Processing(String name) implements Event {}

    record Decided(String name, Decision decision) implements Event {}

    /**
     * The wait has begun and can be skipped.
     *
     * @param until when it ends if nobody ends it before
     */
    record WaitStarted(Wait pause, Instant until) implements Event {}

    /**
     * Work begins.
     *
     * @param skipped true if somebody ended the wait
     */
    record WaitEnded(Wait pause, Duration waited, boolean skipped) implements Event {}

    record RenewalStarted(String name, Decision.Due decision) implements Event {}

    /**
     * The authority knows the order now.
     *
     * @param order where it can be found again
     * @param profile the one asked for
     */
    record OrderCreated(URI order, List<Identifier> identifiers, Optional<String> profile) implements Event {}

    /**
     * An order that an earlier run left is taken up again.
     *
     * @param status what has become of it: pending, ready, processing, valid
     */
    record OrderResumed(URI order, String status) implements Event {}

    /** The authority had authorizations on file that were of no use. They are gone, and the order is made again. */
    record OrderRecreated(List<Identifier> deactivated) implements Event {}

    /** The order goes out without a field that the authority does not take and that is not worth failing for. */
    record OrderSimplified(String field, String value, String because) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    record ChallengesPresented(String solver, List<String> types, List<Identifier> identifiers) implements Event {}

    /** The authority is told of a record that stays in the DNS; nothing is presented. */
    record RecordStands(StandingRecord record) implements Event {}

    /**
     * A name is proven.
     *
     * @param reused true if the authority took an earlier proof
     */
    record AuthorizationValid(Identifier identifier, boolean reused) implements Event {}

    record AuthorizationInvalid(FailedIdentifier failed) implements Event {}

    /** Responses stay where they should not; the message says where. */
    record CleanupFailed(String solver, String message) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    record Finalizing(URI order) implements Event {}

    /**
     * What follows may take long.
     *
     * @param upTo after this the work is given up
     */
    record Waiting(String what, Duration upTo) implements Event {}

    /**
     * The default chain is used instead of the one preferred.
     *
     * @param offered the issuers of the chains there are, the default first
     */
    record PreferredChainMissing(String wanted, List<String> offered) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    record Issued(List<Identifier> identifiers, Instant notAfter, Optional<String> profile) implements Event {}

    /**
     * The new certificate is stored and in use.
     *
     * @param where for people
     */
    record Kept(String name, String where) implements Event {}

    /**
     * A server presents the new certificate to its clients.
     *
     * @param server its address and port
     */
    record Served(String name, String server) implements Event {}

    /**
     * A server does not present it, though it is in place and all hooks have run.
     *
     * @param problem a sentence without its subject, the server
     */
    record NotServed(String name, String server, String problem) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    /**
     * A hook has ended; whatever it returned, the work goes on.
     *
     * @param hook {@code pre-hook}, {@code deploy-hook}, ... possibly with what it ran for
     * @param output what it wrote to standard output, and {@code error} what it wrote to standard error
     */
    record HookRan(String hook, String command, int exitCode, String output, String error) implements Event {
        @Override
        public boolean warning() {
            return exitCode != 0;
        }
    }

    /** Nothing can be said or done about this one; the run goes on. */
    record Unreadable(String name, Exception cause) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    record Failed(String name, Exception cause) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    /** Anything else that people should know though the work goes on. */
    record Warning(String message) implements Event {
        @Override
        public boolean warning() {
            return true;
        }
    }

    /** What helps whoever looks into a failure. */
    record Detail(String message) implements Event {}

    record Summary(RunSummary summary) implements Event {}
}
