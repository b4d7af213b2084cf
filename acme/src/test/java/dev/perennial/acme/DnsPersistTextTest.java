package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts as they are found in the DNS, judged as Pebble's own tests judge them. */
class DnsPersistTextTest {
    private static final String THUMBPRINT = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
    private static final URI ACCOUNT = URI.create("https://ca.example/acct/123");
    private static final String GOOD = "authority.example; accounturi=https://ca.example/acct/123";
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    @Test
    void blanksAndCaseDoNotMatterWhereTheGrammarAllowsThem() {
        DnsPersistText text =
                DnsPersistText.parse("   Authority.example   ;   accountURI   =\thttps://ca.example/acct/123"
                        + " ;  POLICY = WildCard ; persistUntil = 4102444800 ; other=1  ");
        assertThat(text.problem()).isEmpty();
        assertThat(text.issuer()).isEqualTo("authority.example");
        assertThat(text.accountUri()).isEqualTo("https://ca.example/acct/123");
        assertThat(text.wildcard()).isTrue();
        assertThat(text.persistUntil()).contains(Instant.ofEpochSecond(4_102_444_800L));
        assertThat(DnsPersistText.parse(GOOD + "; policy=everything").wildcard())
                .isFalse();
    }

    @Test
    void whatTheGrammarDoesNotAllowIsSaid() {
        Map.of(
                        GOOD + ";",
                        "semicolon without a parameter",
                        GOOD + ";;policy=wildcard",
                        "semicolon without a parameter",
                        GOOD + "; AccountUri=https://ca.example/acct/123",
                        "accounturi twice",
                        GOOD + "; persistUntil=tomorrow",
                        "no number of seconds",
                        GOOD + "; persistUntil=",
                        "no number of seconds",
                        GOOD + "; persistUntil=99999999999999999999",
                        "no number of seconds",
                        GOOD + "; policy",
                        "'policy' is no parameter",
                        GOOD + "; -a=b",
                        "is no parameter",
                        GOOD + "; x=a b",
                        "blank",
                        "authority.example; policy=wildcard",
                        "names no account")
                .forEach((text, why) -> assertThat(DnsPersistText.parse(text).problem())
                        .as(text)
                        .contains(why));
        assertThat(DnsPersistText.parse("v=spf1 -all").issuer()).isEmpty();
        assertThat(DnsPersistText.parse("").issuer()).isEmpty();
    }

    @Test
    void theRecordThatStandsTheLongestIsTakenAmongThoseOfOthers() throws Exception {
        List<String> texts = List.of(
                "other.example; accounturi=https://other.example/1",
                "authority.example; accounturi=https://ca.example/acct/999",
                GOOD + "; persistUntil=1790000001",
                GOOD + "; persistUntil=1790000009; policy=wildcard",
                GOOD + ";");
        assertThat(wanted("example.com").judge(texts, NOW))
                .isEqualTo(new DnsPersistVerdict.Stands(DnsPersistText.parse(texts.get(3))));
        assertThat(wanted("*.example.com").judge(texts.subList(0, 3), NOW))
                .isEqualTo(new DnsPersistVerdict.NotForWildcard(DnsPersistText.parse(texts.get(2))));
    }

    @Test
    void theNearestIsToldIfNoneStands() throws Exception {
        DnsPersistWanted wanted = wanted("example.com");
        String other = "authority.example; accounturi=https://ca.example/acct/999";
        assertThat(wanted.judge(List.of("v=spf1", "b.example; accounturi=x"), NOW))
                .isInstanceOf(DnsPersistVerdict.Missing.class);
        assertThat(wanted.judge(List.of(other), NOW)).isInstanceOf(DnsPersistVerdict.OtherAccount.class);
        assertThat(wanted.judge(List.of(other, GOOD + ";"), NOW)).isInstanceOf(DnsPersistVerdict.Malformed.class);
        assertThat(wanted.judge(List.of(other, GOOD + "; persistUntil=1789999999"), NOW))
                .isInstanceOf(DnsPersistVerdict.Ended.class);
        // The second of the end itself still counts.
        assertThat(wanted.judge(List.of(GOOD + "; persistUntil=1790000000"), NOW))
                .isInstanceOf(DnsPersistVerdict.Stands.class);
    }

    /** The vectors of draft 02 section 10.2: the hash for the domain, and that for any. */
    @Test
    void aDirectoryOfDraft02WantsTheHash() throws Exception {
        DirectoryMeta meta = meta(List.of("authority.example"), Optional.of("https://ca.example/h/"));
        DnsPersistWanted wanted = DnsPersistWanted.planned(
                meta, ACCOUNT, THUMBPRINT, new Identifier.Dns("*.example.com"), Optional.of(NOW));
        assertThat(wanted.name()).isEqualTo("_validation-persist.example.com");
        assertThat(wanted.record().value())
                .isEqualTo("authority.example; accounturi=https://ca.example/h/sha-256/"
                        + "5SQm7n6tPh2-PlLbCKGnViTXX5z19SCN4cPGQHSk-kw; policy=wildcard; persistUntil=1790000000");
        String any = "authority.example; policy=wildcard; accounturi=https://ca.example/h/sha-256/"
                + "NpDnSwUthQK8zCgFdefYxAdAVPnygMLbs9US6oO-5ug";
        assertThat(wanted.judge(List.of(any), NOW)).isInstanceOf(DnsPersistVerdict.Stands.class);
        assertThat(wanted.judge(List.of(GOOD), NOW)).isInstanceOf(DnsPersistVerdict.OtherAccount.class);
    }

    private static DnsPersistWanted wanted(String name) throws Exception {
        return DnsPersistWanted.planned(
                meta(List.of(), Optional.empty()), ACCOUNT, THUMBPRINT, new Identifier.Dns(name), Optional.empty());
    }

    private static DirectoryMeta meta(List<String> issuers, Optional<String> prefix) {
        return new DirectoryMeta(
                Optional.empty(), Optional.empty(), List.of("authority.example"), false, Map.of(), issuers, prefix);
    }
}
