package dev.perennial.cli.order;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.engine.Event;
import dev.perennial.engine.FailedIdentifier;
import dev.perennial.engine.Issuance;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.IssueRequest;
import dev.perennial.engine.IssuedCertificate;
import dev.perennial.engine.Listener;
import dev.perennial.engine.ProfileChoice;
import dev.perennial.lineage.NewVersion;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account at a CA, open for orders as the options of one certificate say. Keeps the journal, nothing else. */
public final class OrderBook {
    private static final Duration VALIDATION = Duration.ofMinutes(10);

    private final Issuance issuance;
    private final Drafts drafts;
    private final Setbacks setbacks;
    private final ParsedOptions options;
    private final Output output;
    private final Listener listener;

    OrderBook(
            Issuance issuance,
            Drafts drafts,
            Setbacks setbacks,
            ParsedOptions options,
            Output output,
            Listener listener) {
        this.issuance = issuance;
        this.drafts = drafts;
        this.setbacks = setbacks;
        this.options = options;
        this.output = output;
        this.listener = listener;
    }

    /**
     * A certificate for these names, or with {@code --allow-subset-of-names} for those of them that can be had. It stays in the
     * journal until whoever keeps it has it forgotten.
     *
     * @param id in the journal
     * @param replaces the certID of the certificate that this one renews
     */
    public Obtained obtain(String id, List<Identifier> wanted, WantedKey key, Optional<String> replaces)
            throws Failure, IssuanceException, InterruptedException {
        List<Identifier> names = wanted;
        while (true) {
            try {
                Draft draft = draft(id, names, key);
                IssuedCertificate issued = obtain(id, draft, replaces);
                return new Obtained(
                        new NewVersion(issued.chain(), draft.keyPem()),
                        StoredOptions.of(ProvenBy.keep(issued, options)));
            } catch (IssuanceException e) {
                List<Identifier> rest = without(names, e.failed());
                if (!options.flag("allow_subset_of_names") || rest.isEmpty() || rest.size() == names.size()) {
                    throw e;
                }
                tellDropped(names, rest, e);
                names = rest;
            }
        }
    }

    /** A certificate for a request made elsewhere. */
    public IssuedCertificate obtain(String id, Csr csr) throws Failure, IssuanceException, InterruptedException {
        try {
            return obtain(id, drafts.of(id, csr), Optional.empty());
        } catch (IOException e) {
            throw unread(e);
        }
    }

    private Draft draft(String id, List<Identifier> names, WantedKey key) throws Failure {
        try {
            return drafts.of(id, names, key);
        } catch (IOException e) {
            throw unread(e);
        }
    }

    /** Whatever of the order is dead leaves nothing behind. */
    private IssuedCertificate obtain(String id, Draft draft, Optional<String> replaces)
            throws Failure, IssuanceException, InterruptedException {
        URI server = URI.create(options.required("server"));
        String account = options.required("account");
        List<Identifier> names = draft.csr().identifiers();
        boolean real = !options.flag("dry_run");
        if (real && draft.journal().order().isEmpty() && !options.flag("renew_by_default")) {
            setbacks.requireUnlimited(server, account, names);
        }
        try {
            return issuance.obtain(request(draft.csr()).withReplaces(replaces), draft.journal());
        } catch (IssuanceException e) {
            if (real) {
                setbacks.limited(server, account, names, e);
            }
            if (draft.journal().order().isEmpty()) {
                drafts.forget(id);
            }
            throw e;
        }
    }

    private static Failure unread(IOException e) {
        return new Failure(FailureKind.FILES, String.valueOf(e.getMessage()), e).holding("Nothing was ordered.");
    }

    private void tellDropped(List<Identifier> names, List<Identifier> rest, IssuanceException why) {
        List<Identifier> dropped = new ArrayList<>(names);
        dropped.removeAll(rest);
        String without = Identifiers.joined(dropped);
        output.line("Unable to obtain a certificate with every requested domain. Retrying without: " + without);
        listener.on(new Event.Warning(why.getMessage() + " The certificate will be without " + without + '.'));
    }

    private static List<Identifier> without(List<Identifier> names, List<FailedIdentifier> failed) {
        List<Identifier> rest = new ArrayList<>(names);
        for (FailedIdentifier each : failed) {
            rest.remove(each.identifier());
        }
        return rest;
    }

    private IssueRequest request(Csr csr) {
        IssueRequest request = IssueRequest.of(csr)
                .withProfile(profile())
                .withPreferredChain(options.text("preferred_chain"))
                .withPreferredChallenges(options.list("pref_challs"))
                .withTimeouts(VALIDATION, Duration.ofSeconds(options.number("issuance_timeout")));
        return options.flag("dry_run") ? request.asRehearsal() : request;
    }

    private ProfileChoice profile() {
        Optional<String> required = options.text("required_profile");
        if (required.isPresent()) {
            return new ProfileChoice.Required(required.get());
        }
        return options.text("preferred_profile")
                .<ProfileChoice>map(ProfileChoice.Preferred::new)
                .orElse(ProfileChoice.ANY);
    }
}
