package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What proves a name, to one CA and for one account, by dns-persist-01. Computed from the account as it was stored when it was
 * registered and from the directory of the same CA; never from what an order says the account is.
 *
 * @param record the one to publish
 * @param issuers in lower case; a record has to name one of them
 * @param accountUris any of which names the account
 */
public record DnsPersistWanted(
        Identifier.Dns identifier, DnsPersistRecord record, List<String> issuers, List<String> accountUris) {
    public DnsPersistWanted {
        issuers = issuers.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        accountUris = List.copyOf(accountUris);
    }

    /**
     * Without an order, from what the directory says: draft 02 if it says how that is written, else by the account's URL.
     *
     * @param identifier a wildcard wants a record that is for it too
     * @throws AcmeProtocolException if the directory does not say what the CA is called in such records
     */
    public static DnsPersistWanted planned(
            DirectoryMeta meta,
            URI accountUrl,
            String thumbprint,
            Identifier.Dns identifier,
            Optional<Instant> persistUntil)
            throws AcmeProtocolException {
        DnsPersist01.Format format = planned(meta);
        List<String> issuers =
                format == DnsPersist01.Format.ACCOUNT_HASH ? meta.issuerDomainNames() : meta.caaIdentities();
        if (issuers.isEmpty()) {
            throw new AcmeProtocolException("The CA's directory does not say what it is called in DNS records (neither"
                    + " issuerDomainNames nor caaIdentities)");
        }
        return of(format, issuers, meta, accountUrl, thumbprint, identifier, persistUntil);
    }

    /** The wire format that a directory promises. */
    public static DnsPersist01.Format planned(DirectoryMeta meta) {
        return meta.issuerDomainNames().isEmpty() || meta.accountHashPrefix().isEmpty()
                ? DnsPersist01.Format.ACCOUNT_URL
                : DnsPersist01.Format.ACCOUNT_HASH;
    }

    static DnsPersistWanted of(
            DnsPersist01.Format format,
            List<String> issuers,
            DirectoryMeta meta,
            URI accountUrl,
            String thumbprint,
            Identifier.Dns identifier,
            Optional<Instant> persistUntil)
            throws AcmeProtocolException {
        String issuer = issuers.getFirst();
        if (format == DnsPersist01.Format.ACCOUNT_URL) {
            DnsPersistRecord record = DnsPersistRecord.of(issuer, accountUrl.toString(), identifier, persistUntil);
            return new DnsPersistWanted(identifier, record, issuers, List.of(record.accountUri()));
        }
        DnsPersistRecord record =
                DnsPersistRecord.hashed(issuer, meta, accountUrl, thumbprint, identifier, persistUntil);
        // Draft 02 section 4.1: a CA has to take the hash for any domain, too.
        String prefix = record.accountUri().substring(0, record.accountUri().lastIndexOf('/') + 1);
        String any = prefix + DnsPersistRecord.accountHash(DnsPersistRecord.ANY_DOMAIN, thumbprint, accountUrl);
        return new DnsPersistWanted(identifier, record, issuers, List.of(record.accountUri(), any));
    }

    /** Where the record is looked for, without a final dot. */
    public String name() {
        return DnsPersist01.recordName(identifier);
    }

    /** What a CA would find in these texts at this instant. */
    public DnsPersistVerdict judge(List<String> texts, Instant now) {
        List<DnsPersistText> standing = new ArrayList<>();
        List<DnsPersistVerdict> nearest = new ArrayList<>();
        for (String each : texts) {
            DnsPersistText text = DnsPersistText.parse(each);
            if (issuers.contains(text.issuer())) {
                judge(text, now, standing, nearest);
            }
        }
        Optional<DnsPersistText> best = standing.stream()
                .max(Comparator.comparing(text -> text.persistUntil().orElse(Instant.MAX)));
        return best.isPresent()
                ? new DnsPersistVerdict.Stands(best.get())
                : nearest.stream()
                        .max(Comparator.comparingInt(DnsPersistWanted::nearness))
                        .orElse(new DnsPersistVerdict.Missing());
    }

    private void judge(
            DnsPersistText text, Instant now, List<DnsPersistText> standing, List<DnsPersistVerdict> nearest) {
        if (!text.problem().isEmpty()) {
            nearest.add(new DnsPersistVerdict.Malformed(text));
        } else if (!accountUris.contains(text.accountUri())) {
            nearest.add(new DnsPersistVerdict.OtherAccount(text));
        } else if (identifier.wildcard() && !text.wildcard()) {
            nearest.add(new DnsPersistVerdict.NotForWildcard(text));
        } else if (text.persistUntil().filter(now::isAfter).isPresent()) {
            nearest.add(new DnsPersistVerdict.Ended(text));
        } else {
            standing.add(text);
        }
    }

    private static int nearness(DnsPersistVerdict verdict) {
        return switch (verdict) {
            case DnsPersistVerdict.Missing none -> 0;
            case DnsPersistVerdict.OtherAccount other -> 1;
            case DnsPersistVerdict.Malformed malformed -> 2;
            case DnsPersistVerdict.NotForWildcard base -> 3;
            case DnsPersistVerdict.Ended ended -> 4;
            case DnsPersistVerdict.Stands stands -> 5;
        };
    }
}
