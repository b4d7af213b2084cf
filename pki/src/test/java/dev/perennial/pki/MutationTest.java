package dev.perennial.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Valid input, damaged: a reader may accept it or throw a PkiException, soon, and nothing else. */
class MutationTest {
    private static final int ROUNDS = 4000;
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private interface Reader<T> {
        void read(T input) throws PkiException;
    }

    /** Returns how many damaged inputs were refused. */
    private static <T> int survive(T input, Reader<T> reader) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime(); // a machine that is busy with something else proves nothing
        int refused = 0;
        try {
            reader.read(input);
        } catch (PkiException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(400).doesNotContain("\n", "\u001b");
            refused++;
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(AT_MOST);
        return refused;
    }

    private static void mutateAll(List<byte[]> originals, Reader<byte[]> reader) {
        int[] refused = new int[1];
        Seeds.forEach(ROUNDS, random -> {
            byte[] original = originals.get(random.nextInt(originals.size()));
            refused[0] += survive(mutate(random, original), reader);
        });
        assertThat(refused[0]).as("most damage is noticed").isGreaterThan(ROUNDS / 10);
    }

    /** One to four changes: bits, whole octets, interesting octets, octets cut out, doubled or put in, a cut end. */
    private static byte[] mutate(Random random, byte[] original) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(1 + random.nextInt(8), bytes.length - at);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = new byte[] {0, 0x7f, (byte) 0x80, (byte) 0xff, 0x30, 0x1f}[random.nextInt(6)];
                case 3 -> bytes = splice(bytes, at, at + length, new byte[0]);
                case 4 -> bytes = splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
                default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] replacement) {
        byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + replacement.length);
        System.arraycopy(replacement, 0, out, from, replacement.length);
        System.arraycopy(bytes, to, out, from + replacement.length, bytes.length - to);
        return out;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    @Test
    void damagedCertificates() {
        List<byte[]> originals =
                List.of(TestCertificates.ROOT.der(), TestCertificates.INTERMEDIATE.der(), TestCertificates.LEAF.der());
        mutateAll(originals, der -> {
            Certificate certificate = Certificate.parse(der);
            useAll(certificate);
            certificate.publicKey();
        });
    }

    private static void useAll(Certificate certificate) throws PkiException {
        assertThat(certificate.lifetime().isNegative()).isFalse();
        assertThat(certificate.serial()).isNotNull();
        assertThat(certificate.toString()).isNotBlank();
        assertThat(certificate.keyTypeName()).isNotBlank();
        assertThat(certificate.crlUrls().size()
                        + certificate.ocspUrls().size()
                        + certificate.caIssuerUrls().size())
                .isLessThan(10);
        assertThat(RenewalInfoId.of(certificate)).isNotNull();
        assertThat(AcmeTls.digest(certificate)).isEmpty();
        assertThat(certificate.signedBy(TestCertificates.LEAF)).isFalse();
        assertThat(Certificate.fromPem(certificate.toPem())).isEqualTo(certificate);
    }

    @Test
    void damagedSignaturesAreNeverValid() {
        byte[] original = TestCertificates.LEAF.der();
        Seeds.forEach(
                500,
                random -> survive(mutate(random, original), der -> {
                    if (!Arrays.equals(der, original)) {
                        assertThat(Certificate.parse(der).signedBy(TestCertificates.INTERMEDIATE))
                                .isFalse();
                    }
                }));
    }

    @Test
    void damagedRequests() {
        List<byte[]> originals = TestKeys.all().stream()
                .map(key -> Csr.create(key, TestCertificates.LEAF.identifiers(), true)
                        .der())
                .toList();
        mutateAll(originals, der -> {
            Csr csr = Csr.parse(der);
            assertThat(csr.identifiers()).hasSizeLessThan(50);
            assertThat(csr.toPem()).isNotBlank();
        });
    }

    @Test
    void damagedPrivateKeys() throws Exception {
        List<byte[]> originals =
                TestKeys.all().stream().map(key -> decoded(Keys.toPem(key))).toList();
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            mutateAll(originals, der -> Keys.toPem(Keys.fromPem(Pem.encode(label, der))));
        }
    }

    private static byte[] decoded(String pem) {
        try {
            return Pem.parse(pem).getFirst().der();
        } catch (PkiException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void damagedPem() {
        List<byte[]> originals = List.of(
                (TestCertificates.LEAF.toPem() + TestCertificates.INTERMEDIATE.toPem()).getBytes(ISO_8859_1),
                Keys.toPem(TestKeys.P256).getBytes(ISO_8859_1));
        mutateAll(originals, text -> CertificateChain.fromPem(latin1(text)).requireLinked());
        mutateAll(originals, text -> Keys.fromPem(latin1(text)));
    }

    @Test
    void damagedJwks() {
        Seeds.forEach(ROUNDS, random -> {
            KeyPair key = TestKeys.all().get(random.nextInt(5));
            Map<String, String> members = new HashMap<>(Jwk.privateMembers(key));
            String name = List.copyOf(members.keySet()).get(random.nextInt(members.size()));
            String value = latin1(mutate(random, members.get(name).getBytes(ISO_8859_1)));
            members.put(name, value);
            survive(members, damaged -> {
                Jwk.thumbprint(Jwk.publicKey(damaged));
                Keys.toPem(Jwk.keyPair(damaged));
            });
        });
    }

    @Test
    void damagedIdentifiers() {
        List<String> originals = List.of("*.example.org", "2001:db8::192.0.2.1", "192.0.2.1", "::", "xn--a-b.example");
        Seeds.forEach(ROUNDS, random -> {
            String value =
                    latin1(mutate(random, originals.get(random.nextInt(5)).getBytes(ISO_8859_1)));
            String type = random.nextBoolean() ? "ip" : "dns";
            survive(value, text -> {
                Identifier identifier = Identifier.of(type, text);
                assertThat(Identifier.of(identifier.type(), identifier.value())).isEqualTo(identifier);
            });
        });
    }

    @Test
    void noise() {
        Seeds.forEach(ROUNDS, random -> {
            byte[] noise = Seeds.bytes(random, random.nextInt(200));
            survive(noise, Certificate::parse);
            survive(noise, Csr::parse);
            survive(latin1(noise), Keys::fromPem);
            survive(latin1(noise), Base64Url::decode);
        });
    }
}
