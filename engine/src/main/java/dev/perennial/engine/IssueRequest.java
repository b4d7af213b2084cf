package dev.perennial.engine;

import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to obtain. Key and names come with the CSR, so a key held elsewhere serves as well.
 *
 * @param replaces the certID of the certificate this one renews (RFC 9773 section 5)
 * @param preferredChain common name of the issuer of the wanted chain's last certificate
 * @param preferredChallenges challenge types, best first; empty leaves the choice to the solvers, else all others are out
 * @param validationTimeout for the authority to look at all responses
 * @param issuanceTimeout for the authority to issue once all names are proven
 * @param rehearsal proves every name anew, even where the authority would take an earlier proof
 */
public record IssueRequest(
        Csr csr,
        ProfileChoice profile,
        Optional<String> replaces,
        Optional<String> preferredChain,
        List<String> preferredChallenges,
        Duration validationTimeout,
        Duration issuanceTimeout,
        boolean rehearsal) {

    private static final Duration VALIDATION_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration ISSUANCE_TIMEOUT = Duration.ofSeconds(90);

    public IssueRequest {
        preferredChallenges = List.copyOf(preferredChallenges);
    }

    /** Everything else as most want it. */
    public static IssueRequest of(Csr csr) {
        return new IssueRequest(
                csr,
                ProfileChoice.ANY,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                VALIDATION_TIMEOUT,
                ISSUANCE_TIMEOUT,
                false);
    }

    public List<Identifier> identifiers() {
        return csr.identifiers();
    }

    public IssueRequest withProfile(ProfileChoice choice) {
        return new IssueRequest(
                csr,
                choice,
                replaces,
                preferredChain,
                preferredChallenges,
                validationTimeout,
                issuanceTimeout,
                rehearsal);
    }

    public IssueRequest withReplaces(Optional<String> certId) {
        return new IssueRequest(
                csr,
                profile,
                certId,
                preferredChain,
                preferredChallenges,
                validationTimeout,
                issuanceTimeout,
                rehearsal);
    }

    public IssueRequest withPreferredChain(Optional<String> issuer) {
        return new IssueRequest(
                csr, profile, replaces, issuer, preferredChallenges, validationTimeout, issuanceTimeout, rehearsal);
    }

    public IssueRequest withPreferredChallenges(List<String> types) {
        return new IssueRequest(
                csr, profile, replaces, preferredChain, types, validationTimeout, issuanceTimeout, rehearsal);
    }

    public IssueRequest withTimeouts(Duration validation, Duration issuance) {
        return new IssueRequest(
                csr, profile, replaces, preferredChain, preferredChallenges, validation, issuance, rehearsal);
    }

    public IssueRequest asRehearsal() {
        return new IssueRequest(
                csr, profile, replaces, preferredChain, preferredChallenges, validationTimeout, issuanceTimeout, true);
    }
}
