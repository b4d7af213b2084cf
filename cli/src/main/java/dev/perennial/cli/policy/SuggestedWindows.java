package dev.perennial.cli.policy;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.RenewalInfo;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.LogLevel;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.engine.Suggestion;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.RenewalInfoId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the CA that issued a certificate when to renew it (RFC 9773). Not being told never stops a renewal, and a CA that
 * does not answer at all is asked once a run, not once a certificate. Threads take turns.
 */
public final class SuggestedWindows implements AutoCloseable {
    /** RFC 9773 section 4.3.3: how soon to ask again after a question that was tried in vain, and how late at most. */
    private static final Duration IN_VAIN = Duration.ofHours(6);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Context context;
    private final Clock clock;
    private final Clients clients;
    private final CaPolicy policy;
    private final Map<String, Optional<SuggestedWindow>> answers = new HashMap<>();
    /** The CAs that did not answer this run, and when to ask them again. */
    private final Map<String, Instant> silent = new HashMap<>();

    private final RenewalInfoMemory memory;

    /** Reads what earlier runs were told from the disk. */
    public SuggestedWindows(Context context, Clients clients, CaPolicy policy, Clock clock) {
        this.policy = policy;
        this.context = context;
        this.clients = clients;
        this.clock = clock;
        this.memory = RenewalInfoMemory.in(Folders.of(context.options()).workDir());
    }

    /** Uses the network unless an answer is known that still holds. */
    public synchronized Optional<SuggestedWindow> suggested(ParsedOptions options, Certificate certificate)
            throws InterruptedException {
        context.clocks().sees(name(certificate), certificate.notBefore(), clock.instant());
        Optional<String> certId = RenewalInfoId.of(certificate);
        if (certId.isEmpty() || !clock.instant().isBefore(certificate.notAfter())) {
            return Optional.empty();
        }
        Optional<SuggestedWindow> known = answers.get(certId.get());
        if (known == null) {
            Optional<Suggestion> remembered = memory.answer(certId.get(), clock.instant());
            known = remembered.isPresent() ? remembered.get().window() : ask(options, certId.get(), certificate);
            answers.put(certId.get(), known);
        }
        return known;
    }

    private static String name(Certificate certificate) {
        List<Identifier> names = certificate.identifiers();
        return "for " + (names.isEmpty() ? "no name" : names.getFirst().value());
    }

    private Optional<SuggestedWindow> ask(ParsedOptions options, String certId, Certificate certificate)
            throws InterruptedException {
        String server = options.required("server");
        Instant later = silent.get(server);
        if (later != null) {
            return asBefore(certId, later);
        }
        try {
            if (!policy.advises(options)) {
                return Optional.empty();
            }
            RenewalInfo info = clients.of(options).renewalInfo(certId);
            Optional<SuggestedWindow> window = Optional.of(new SuggestedWindow(certId, info.start(), info.end()));
            Optional<String> page = info.explanation().map(URI::toString);
            if (page.isPresent() && !page.equals(memory.explanation(certId))) {
                context.output()
                        .warning("The CA explains why the certificate " + name(certificate) + " is to be renewed at "
                                + page.get());
            }
            Instant askAgain = clock.instant().plus(info.retryAfter());
            memory.put(certId, new Suggestion(window, askAgain, page));
            return window;
        } catch (AcmeException | Failure e) {
            context.log().write(LogLevel.INFO, "ari", "no renewal information from " + server + ": " + e.getMessage());
            if (isAboutOneCertificate(e)) {
                memory.put(certId, new Suggestion(Optional.empty(), askAgain(e), memory.explanation(certId)));
                return Optional.empty();
            }
            silent.put(server, askAgain(e));
            return asBefore(certId, askAgain(e));
        }
    }

    /** A window that was given stands while the CA has trouble: it may have been for an incident. */
    private Optional<SuggestedWindow> asBefore(String certId, Instant askAgain) {
        Optional<SuggestedWindow> window =
                memory.lastAnswer(certId, clock.instant()).flatMap(Suggestion::window);
        memory.put(certId, new Suggestion(window, askAgain, memory.explanation(certId)));
        return window;
    }

    /** By the next run if the question could not even be put. */
    private Instant askAgain(Exception failure) {
        Instant now = clock.instant();
        if (!(failure instanceof AcmeException unanswered)) {
            return now;
        }
        Instant wished = unanswered.retryAt().orElse(now.plus(IN_VAIN));
        Instant latest = now.plus(LONGEST);
        return wished.isAfter(latest) ? latest : wished;
    }

    /** It does not know this one, which says nothing about its others. */
    private static boolean isAboutOneCertificate(Exception failure) {
        return failure instanceof AcmeProblemException refusal
                && refusal.problem().status() / 100 == 4
                && !refusal.rateLimited();
    }

    /**
     * How far this machine's clock is ahead of that of the CA; absent if that means nothing, or the CA does not answer.
     * Uses the network unless this run has asked that CA already.
     */
    public synchronized Optional<Duration> clockAhead(ParsedOptions options) throws InterruptedException {
        String server = options.required("server");
        if (silent.containsKey(server)) {
            return Optional.empty();
        }
        try {
            AcmeClient client = clients.of(options);
            client.directory();
            return client.clockSkew().filter(ClockWatch::notable);
        } catch (AcmeException | Failure e) {
            silent.put(server, askAgain(e)); // asked again for the order, which will say why it fails
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            memory.save(clock.instant());
        } catch (IOException e) {
            context.log().write(LogLevel.INFO, "ari", "renewal information cannot be kept: " + e);
        }
    }
}
