package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateBuilder;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {
    private static final KeyPair KEY = key();
    private static final KeyPair CA_KEY = key();
    private static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant ENDS = ISSUED.plus(Duration.ofDays(90));
    private static final Certificate CA = CertificateBuilder.forKey(CA_KEY.getPublic())
            .subject("Test CA")
            .validity(ISSUED, ENDS)
            .ca(true)
            .sign(CA_KEY);

    private final Csr csr = Csr.create(KEY, names("a.example", "b.example"), false);

    @Test
    void whatWasAskedForPassesInAnyOrderOfNames() {
        assertThatCode(() -> check(ISSUED, leaf(KEY, "b.example", "a.example"), CA))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherKeyOrOtherNamesDoNot() {
        assertUnusable("another key", ISSUED, leaf(CA_KEY, "a.example", "b.example"), CA);
        assertUnusable("it is for a.example instead of", ISSUED, leaf(KEY, "a.example"), CA);
        assertUnusable("evil.example", ISSUED, leaf(KEY, "a.example", "b.example", "evil.example"), CA);
    }

    @Test
    void theValidityAllowsForAClockThatIsOffByADay() {
        Certificate leaf = leaf(KEY, "a.example", "b.example");
        assertThatCode(() -> check(ISSUED.minus(Duration.ofHours(23)), leaf, CA))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(ENDS.plus(Duration.ofHours(23)), leaf, CA)).doesNotThrowAnyException();
        assertUnusable("not valid before 2026-11-01T00:00:00Z", ISSUED.minus(Duration.ofHours(25)), leaf, CA);
        assertUnusable("it expired at", ENDS.plus(Duration.ofHours(25)), leaf, CA);
    }

    @Test
    void aChainHasItsIssuerAndIsLinked() {
        Certificate leaf = leaf(KEY, "a.example", "b.example");
        Certificate stranger = CertificateBuilder.forKey(KEY.getPublic())
                .subject("Test CA")
                .validity(ISSUED, ENDS)
                .ca(true)
                .sign(KEY);
        assertUnusable("without the certificate of its issuer", ISSUED, leaf);
        assertUnusable("its chain is broken", ISSUED, leaf, stranger);
    }

    @Test
    void aPrecertificateIsNoCertificate() {
        Certificate poisoned = builder(KEY, "a.example", "b.example")
                .extension("1.3.6.1.4.1.11129.2.4.3", true, new byte[] {5, 0})
                .sign(CA_KEY);
        assertUnusable("it is a precertificate", ISSUED, poisoned, CA);
    }

    private void check(Instant now, Certificate... chain) throws IssuanceException, PkiException {
        CertificateCheck.check(CertificateChain.of(List.of(chain)), csr, now);
    }

    private void assertUnusable(String because, Instant now, Certificate... chain) {
        assertThatThrownBy(() -> check(now, chain))
                .isInstanceOf(IssuanceException.class)
                .hasMessageContaining("cannot be used: ")
                .hasMessageContaining(because);
    }

    private static Certificate leaf(KeyPair key, String... names) {
        return builder(key, names).sign(CA_KEY);
    }

    private static CertificateBuilder builder(KeyPair key, String... names) {
        return CertificateBuilder.forKey(key.getPublic())
                .issuer(CA)
                .validity(ISSUED, ENDS)
                .identifiers(names(names));
    }

    private static List<Identifier> names(String... names) {
        return Arrays.stream(names).<Identifier>map(Identifier.Dns::new).toList();
    }

    private static KeyPair key() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
    }
}
