package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsrTest {
    private static final List<Identifier> NAMES = names();

    private static List<Identifier> names() {
        try {
            return List.of(
                    Identifier.dns("z.example"),
                    Identifier.ip("192.0.2.7"),
                    Identifier.dns("*.a.example"),
                    Identifier.ip("2001:db8::1"));
        } catch (PkiException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesComeBeforeAddressesAndOtherwiseKeepTheirOrder() throws Exception {
        for (KeyPair key : TestKeys.all()) {
            Csr csr = Csr.create(key, NAMES, false);
            assertThat(csr.identifiers())
                    .extracting(Identifier::value)
                    .containsExactly("z.example", "*.a.example", "192.0.2.7", "2001:db8::1");
            assertThat(csr.signatureValid()).isTrue();
            assertThat(csr.mustStaple()).isFalse();
            assertThat(csr.publicKey()).isEqualTo(key.getPublic());
            assertThat(Csr.fromPem(csr.toPem())).isEqualTo(csr);
        }
    }

    @Test
    void opensslVerifiesOurRequests() throws Exception {
        OpenSsl.assumePresent();
        for (KeyPair key : TestKeys.all()) {
            String text = OpenSsl.run(
                    Csr.create(key, NAMES, true).toPem(), "req", "-verify", "-noout", "-text", "-nameopt", "oneline");
            assertThat(text)
                    .contains("self-signature verify OK")
                    .containsPattern("Subject: *\n")
                    .contains("DNS:z.example, DNS:*.a.example, IP Address:192.0.2.7, IP Address:2001:DB8:0:0:0:0:0:1")
                    .contains("status_request")
                    .doesNotContain("Signature Algorithm: sha512", "ecdsa-with-SHA384");
        }
    }

    @Test
    void requestsOfOpensslAreRead() throws Exception {
        OpenSsl.assumePresent();
        String command = "req -new -key /dev/stdin -sha384 -subj /O=x/CN=Example.org/emailAddress=a@b"
                + " -addext subjectAltName=DNS:www.example.org,DNS:example.org,IP:::1,email:x@y,URI:http://z/"
                + " -addext tlsfeature=status_request";
        Csr full = Csr.fromPem(OpenSsl.run(Keys.toPem(TestKeys.RSA), command.split(" ")));
        assertThat(full.identifiers())
                .extracting(Identifier::value)
                .containsExactly("example.org", "www.example.org", "::1");
        assertThat(full.signatureValid()).isTrue();
        assertThat(full.mustStaple()).isTrue();
    }

    @Test
    void aCommonNameThatIsNoNameOfAServerIsPassedOver() throws Exception {
        OpenSsl.assumePresent();
        String key = Keys.toPem(TestKeys.P256);
        Csr company = Csr.fromPem(OpenSsl.run(key, "req", "-new", "-key", "/dev/stdin", "-subj", "/CN=Example Ltd."));
        Csr address = Csr.fromPem(OpenSsl.run(key, "req", "-new", "-key", "/dev/stdin", "-subj", "/CN=192.0.2.1"));
        assertThat(company.identifiers()).isEmpty();
        assertThat(address.identifiers()).containsExactly(Identifier.ip("192.0.2.1"));
    }

    @Test
    void aChangedRequestNoLongerVerifies() throws Exception {
        byte[] der = Csr.create(TestKeys.P256, NAMES, false).der();
        byte[] changed = der.clone();
        for (int i = 0; i < der.length - 8; i++) { // the first name
            if (der[i] == 'z' && der[i + 1] == '.') {
                changed[i] = 'y';
            }
        }
        assertThat(changed).isNotEqualTo(der);
        assertThat(Csr.parse(changed).signatureValid()).isFalse();
    }

    @Test
    void otherBlocksAreRefused() {
        String key = Keys.publicKeyPem(TestKeys.P256.getPublic());
        assertThatThrownBy(() -> Csr.fromPem(key)).hasMessageContaining("\"PUBLIC KEY\"");
        assertThatThrownBy(() -> Csr.fromPem("")).hasMessageContaining("0 blocks");
        assertThatThrownBy(() -> Csr.create(TestKeys.P256, List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
