package dev.perennial.cli.work;

import dev.perennial.acme.AcmeClient;
import dev.perennial.cli.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.engine.Event;
import dev.perennial.engine.FailedIdentifier;
import dev.perennial.engine.Issuance;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.IssueRequest;
import dev.perennial.engine.IssuedCertificate;
import dev.perennial.engine.Listener;
import dev.perennial.engine.ProfileChoice;
import dev.perennial.lineage.NewVersion;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Keys;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account at a CA, open for orders as the options of one certificate say. Keeps nothing on disk. */
final class OrderBook implements AutoCloseable {
    private static final Duration VALIDATION = Duration.ofMinutes(10);

    private final AcmeClient client;
    private final Issuance issuance;
    private final ParsedOptions options;
    private final Output output;
    private final Listener listener;

    /** @param client closed with this */
    OrderBook(AcmeClient client, Issuance issuance, ParsedOptions options, Output output, Listener listener) {
        this.client = client;
        this.issuance = issuance;
        this.options = options;
        this.output = output;
        this.listener = listener;
    }

    /**
     * A certificate for these names, or with {@code --allow-subset-of-names} for those of them that can be had.
     *
     * @param replaces the certID of the certificate that this one renews
     */
    Obtained obtain(List<Identifier> wanted, KeyPair key, Optional<String> replaces)
            throws IssuanceException, InterruptedException {
        List<Identifier> names = wanted;
        while (true) {
            try {
                Csr csr = Csr.create(key, names, options.flag("must_staple"));
                CertificateChain chain =
                        issuance.obtain(request(csr).withReplaces(replaces)).chain();
                return new Obtained(new NewVersion(chain, Keys.toPem(key)), StoredOptions.of(options));
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
    IssuedCertificate obtain(Csr csr) throws IssuanceException, InterruptedException {
        return issuance.obtain(request(csr));
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

    @Override
    public void close() {
        client.close();
    }
}
