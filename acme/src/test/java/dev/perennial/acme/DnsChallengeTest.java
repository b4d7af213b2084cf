package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.DnsPersist01.Format;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DnsChallengeTest extends CaScenario {
    private static final String THUMBPRINT = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
    private static final URI ACCOUNT = URI.create("https://ca.example/acct/123");
    private static final Identifier.Dns NAME = new Identifier.Dns("example.com");
    private static final Identifier.Dns WILDCARD = new Identifier.Dns("*.example.com");

    /** RFC 8555 section 8.4 has no vector; this one was made with openssl. */
    @Test
    void aDns01RecordHoldsTheDigestOfTheKeyAuthorization() {
        Dns01 challenge = new Dns01(state("dns-01"), "token");
        assertThat(challenge.recordName(WILDCARD)).isEqualTo("_acme-challenge.example.com");
        assertThat(challenge.recordValue(THUMBPRINT)).isEqualTo("aJFpQAIfrskWi8UwmFIJJ2JtE59BLD3tAQzQOyCrDFE");
    }

    /** The example of draft-ietf-acme-dns-account-label. */
    @Test
    void aDnsAccount01RecordHasTheAccountsOwnLabel() {
        URI account = URI.create("https://example.com/acme/acct/ExampleAccount");
        assertThat(new DnsAccount01(state("dns-account-01"), "token").recordName(NAME, account))
                .isEqualTo("_ujmmovf2vn55tgye._acme-challenge.example.com");
    }

    /** The vectors of draft-ietf-acme-dns-persist-02 section 10.2. */
    @Test
    void theAccountHashIsThatOfTheDraft() {
        assertThat(DnsPersistRecord.accountHash("example.com", THUMBPRINT, ACCOUNT))
                .isEqualTo("5SQm7n6tPh2-PlLbCKGnViTXX5z19SCN4cPGQHSk-kw");
        assertThat(DnsPersistRecord.accountHash(DnsPersistRecord.ANY_DOMAIN, THUMBPRINT, ACCOUNT))
                .isEqualTo("NpDnSwUthQK8zCgFdefYxAdAVPnygMLbs9US6oO-5ug");
    }

    @Test
    void bothWireFormatsOfDnsPersist01AreRead() throws Exception {
        DnsPersist01 old =
                persist("\"issuer-domain-names\":[\"ca.example\"],\"accounturi\":\"https://ca.example/acct/123\"");
        DnsPersist01 recent = persist("\"issuerDomainNames\":[\"ca.example\"]");
        assertThat(old.format()).isEqualTo(Format.ACCOUNT_URL);
        assertThat(DnsPersist01.recordName(WILDCARD)).isEqualTo("_validation-persist.example.com");
        assertThat(old.record(meta(), ACCOUNT, THUMBPRINT, NAME, Optional.empty())
                        .value())
                .isEqualTo("ca.example; accounturi=https://ca.example/acct/123");
        assertThat(recent.record(
                                meta(),
                                ACCOUNT,
                                THUMBPRINT,
                                WILDCARD,
                                Optional.of(Instant.ofEpochSecond(1_800_000_000)))
                        .value())
                .isEqualTo(
                        "ca.example; accounturi=https://ca.example/h/sha-256/5SQm7n6tPh2-PlLbCKGnViTXX5z19SCN4cPGQHSk-kw"
                                + "; policy=wildcard; persistUntil=1800000000");
    }

    @Test
    void aRecordThatChallengeDirectoryAndAccountDoNotAgreeOnIsNotMade() throws Exception {
        DnsPersist01 otherAccount =
                persist("\"issuer-domain-names\":[\"ca.example\"],\"accounturi\":\"https://ca.example/acct/evil\"");
        DnsPersist01 otherIssuer = persist("\"issuerDomainNames\":[\"evil.example\",\"ca.example\"]");
        DnsPersist01 missingIssuer = persist("\"issuerDomainNames\":[\"evil.example\"]");
        for (DnsPersist01 challenge : List.of(otherAccount, otherIssuer, missingIssuer)) {
            assertThatThrownBy(() -> challenge.record(meta(), ACCOUNT, THUMBPRINT, NAME, Optional.empty()))
                    .isInstanceOf(AcmeProtocolException.class)
                    .hasMessageContaining("publish nothing");
        }
        DnsPersist01 fitting = persist("\"issuerDomainNames\":[\"ca.example\"]");
        assertThatThrownBy(() -> fitting.record(
                        meta("https://ca.example/; policy=wildcard"), ACCOUNT, THUMBPRINT, NAME, Optional.empty()))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> persist("\"issuerDomainNames\":[\"a; policy=wildcard\"]"))
                .hasMessageContaining("domain names");
        assertThatThrownBy(() -> new DnsPersistRecord("ca.example", "https://x/;y", false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private DnsPersist01 persist(String members) throws Exception {
        ca.on("/authz/1", Reply.json(200, """
                        {"status":"pending","identifier":{"type":"dns","value":"example.com"},
                        "challenges":[{"type":"dns-persist-01","url":"CA/c/1",%s}]}""".formatted(members)));
        return (DnsPersist01)
                account.authorization(ca.url("/authz/1")).challenges().get(0);
    }

    private static DirectoryMeta meta() {
        return meta("https://ca.example/h/");
    }

    private static DirectoryMeta meta(String accountHashPrefix) {
        return new DirectoryMeta(
                Optional.empty(),
                Optional.empty(),
                List.of("ca.example"),
                false,
                Map.of(),
                List.of("ca.example"),
                Optional.of(accountHashPrefix));
    }

    private static ChallengeState state(String type) {
        return new ChallengeState(ACCOUNT, type, Status.PENDING, Optional.empty(), Optional.empty(), List.of());
    }
}
