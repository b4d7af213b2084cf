package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * draft-ietf-acme-dns-persist: a TXT record that stays, and names the account. There is no token. Two wire formats are
 * alive: drafts 00 and 01 name the account by its URL, draft 02 by a hash that a rogue CA cannot choose.
 *
 * @param issuerDomainNames 1 to 10 names; a record has to name one of them
 * @param offeredAccountUri what draft 01 says the account is; never to be published, only compared
 */
public record DnsPersist01(
        ChallengeState state, Format format, List<String> issuerDomainNames, Optional<String> offeredAccountUri)
        implements Challenge {
    public static final String TYPE = "dns-persist-01";

    /** How a record names the account. */
    public enum Format {
        /** Drafts 00 and 01. */
        ACCOUNT_URL,
        /** Draft 02. */
        ACCOUNT_HASH
    }

    public DnsPersist01 {
        issuerDomainNames = List.copyOf(issuerDomainNames);
    }

    /** Without a final dot. */
    public static String recordName(Identifier.Dns identifier) {
        return "_validation-persist." + identifier.base();
    }

    /**
     * What answers this challenge, computed from what the account knew before, never from what the challenge says about
     * it.
     *
     * @throws AcmeProtocolException if challenge, directory and account do not agree: then nothing may be published
     */
    public DnsPersistWanted wanted(DirectoryMeta meta, URI accountUrl, String thumbprint, Identifier.Dns identifier)
            throws AcmeProtocolException {
        requireAgreement(meta, accountUrl);
        return DnsPersistWanted.of(
                format, issuerDomainNames, meta, accountUrl, thumbprint, identifier, Optional.empty());
    }

    /** The record to publish for it; fails as {@link #wanted} does. */
    public DnsPersistRecord record(
            DirectoryMeta meta,
            URI accountUrl,
            String thumbprint,
            Identifier.Dns identifier,
            Optional<Instant> persistUntil)
            throws AcmeProtocolException {
        return wanted(meta, accountUrl, thumbprint, identifier).record().until(persistUntil);
    }

    /** Draft 02 section 7: the client must refuse a challenge whose issuers or account contradict the directory. */
    private void requireAgreement(DirectoryMeta meta, URI accountUrl) throws AcmeProtocolException {
        if (!issuerDomainNames.containsAll(meta.issuerDomainNames())) {
            throw new AcmeProtocolException("The dns-persist-01 challenge " + url() + " leaves out issuers that the"
                    + " directory names (issuerDomainNames): publish nothing");
        }
        if (!meta.caaIdentities().isEmpty() && !meta.caaIdentities().containsAll(issuerDomainNames)) {
            throw new AcmeProtocolException("The dns-persist-01 challenge " + url() + " names issuers that are not in"
                    + " the directory's caaIdentities: publish nothing");
        }
        if (offeredAccountUri.isPresent() && !offeredAccountUri.get().equals(accountUrl.toString())) {
            throw new AcmeProtocolException("The dns-persist-01 challenge " + url() + " names another account ("
                    + offeredAccountUri.get() + ") than ours (" + accountUrl + "): publish nothing");
        }
    }
}
