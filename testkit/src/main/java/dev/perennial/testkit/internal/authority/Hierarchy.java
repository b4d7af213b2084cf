package dev.perennial.testkit.internal.authority;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateBuilder;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.KeyUsage;
import dev.perennial.pki.Keys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CA certificates: {@code roots}, the first of which is the main one, the {@code issuing} intermediate, and for
 * each root the {@code chains} of intermediates that lead to it, issuing one first. All chains share their keys and
 * differ in who signed the topmost intermediate, as cross-signed ones do in the wild.
 */
record Hierarchy(List<Identity> roots, Identity issuing, List<List<Certificate>> chains) {
    /** So wide that both the JVM's clock and a CA clock set years away fall within. */
    private static final Duration BEFORE = Duration.ofDays(10 * 365);

    private static final Duration AFTER = Duration.ofDays(20 * 365);
    private static final int SERIAL_BITS = 127;

    static Hierarchy make(KeySpec keys, int intermediates, int alternateRoots, Instant now, SecureRandom random) {
        // A name of its own keeps the certificates of one run from being taken for those of another.
        String run = Integer.toHexString(random.nextInt());
        List<Identity> roots = new ArrayList<>();
        for (int i = 0; i <= alternateRoots; i++) {
            String name = "Test Root " + run + (i == 0 ? "" : " Alternate " + i);
            roots.add(authority(name, Keys.generate(keys, random), null, now, random));
        }
        List<Identity> main = new ArrayList<>();
        Identity above = roots.getFirst();
        for (int i = intermediates; i >= 1; i--) {
            above = authority("Test Intermediate " + run + " " + i, Keys.generate(keys, random), above, now, random);
            main.addFirst(above);
        }
        List<Certificate> chain = main.stream().map(Identity::certificate).toList();
        List<List<Certificate>> chains = new ArrayList<>(List.of(chain));
        for (Identity root : roots.subList(1, roots.size())) {
            chains.add(crossSigned(chain, main.getLast(), root, now, random));
        }
        return new Hierarchy(List.copyOf(roots), main.getFirst(), chains);
    }

    private static List<Certificate> crossSigned(
            List<Certificate> chain, Identity top, Identity root, Instant now, SecureRandom random) {
        List<Certificate> crossed = new ArrayList<>(chain);
        String name = top.certificate().subjectCommonName().orElseThrow();
        crossed.set(
                chain.size() - 1, authority(name, top.key(), root, now, random).certificate());
        return List.copyOf(crossed);
    }

    /** A CA certificate, self-signed if there is no issuer. */
    private static Identity authority(
            String name, KeyPair key, @Nullable Identity issuer, Instant now, SecureRandom random) {
        CertificateBuilder builder = CertificateBuilder.forKey(key.getPublic())
                .subject(name)
                .serial(new BigInteger(SERIAL_BITS, random).setBit(0))
                .validity(now.minus(BEFORE), now.plus(AFTER))
                .ca(true)
                .keyUsage(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
                .subjectKeyIdentifier();
        if (issuer == null) {
            return new Identity(builder.sign(key), key);
        }
        builder.issuer(issuer.certificate()).authorityKeyIdentifierOf(issuer.certificate());
        return new Identity(builder.sign(issuer.key()), key);
    }
}
