package dev.perennial.cli.work;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.engine.Issuance;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.IssueRequest;
import dev.perennial.engine.IssuedCertificate;
import dev.perennial.engine.Listener;
import dev.perennial.engine.ProfileChoice;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.NewVersion;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Keys;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Obtains one certificate as the options say, ready to be kept. */
public final class Obtaining {
    /**
     * A certificate, its key, and what its renewal has to remember.
     *
     * @param renewalParams for {@code [renewalparams]}
     */
    public record Obtained(NewVersion files, Map<String, ConfigValue> renewalParams) {}

    private static final Duration VALIDATION = Duration.ofMinutes(10);

    private final Context context;
    private final CertbotPaths paths;
    private final Listener listener;
    private final Clock clock;

    public Obtaining(Context context, CertbotPaths paths, Listener listener, Clock clock) {
        this.context = context;
        this.paths = paths;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Registers an account if there is none. Uses network and disk, but keeps no certificate.
     *
     * @param reused the key to use again
     * @param replaces the certID of the certificate that this one renews
     */
    public Obtained obtain(
            ParsedOptions options, List<Identifier> identifiers, Optional<KeyPair> reused, Optional<String> replaces)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        URI server = URI.create(options.required("server"));
        String authenticator = Solvers.chosen(options);
        SolverRoutes routes = Solvers.routes(options, context.environment().variables(), listener, clock);
        KeyPair key = reused.orElseGet(() -> CertificateKeys.generate(options));
        try (AcmeClient client = Ca.open(context, options, server)) {
            StoredAccount stored = new Accounts(new AccountStore(paths), options).obtain(client, server);
            AcmeAccount account = client.account(stored.key(), stored.url());
            Issuance issuance = new Issuance(client, account, routes, listener, clock);
            IssuedCertificate issued = issuance.obtain(request(options, identifiers, key, replaces));
            ParsedOptions remembered = options.with("account", stored.id()).with("authenticator", authenticator);
            return new Obtained(new NewVersion(issued.chain(), Keys.toPem(key)), StoredOptions.of(remembered));
        }
    }

    private static IssueRequest request(
            ParsedOptions options, List<Identifier> identifiers, KeyPair key, Optional<String> replaces) {
        Csr csr = Csr.create(key, identifiers, options.flag("must_staple"));
        IssueRequest request = IssueRequest.of(csr)
                .withReplaces(replaces)
                .withProfile(profile(options))
                .withPreferredChain(options.text("preferred_chain"))
                .withPreferredChallenges(options.list("pref_challs"))
                .withTimeouts(VALIDATION, Duration.ofSeconds(options.number("issuance_timeout")));
        return options.flag("dry_run") ? request.asRehearsal() : request;
    }

    private static ProfileChoice profile(ParsedOptions options) {
        Optional<String> required = options.text("required_profile");
        if (required.isPresent()) {
            return new ProfileChoice.Required(required.get());
        }
        return options.text("preferred_profile")
                .<ProfileChoice>map(ProfileChoice.Preferred::new)
                .orElse(ProfileChoice.ANY);
    }
}
