package dev.perennial.pki;

import static dev.perennial.pki.TestCertificates.INTERMEDIATE;
import static dev.perennial.pki.TestCertificates.LEAF;
import static dev.perennial.pki.TestCertificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateChainTest {
    @Test
    void whatACaSendsIsNormalised() throws Exception {
        String sent = "issuer=x\r\n"
                + (LEAF.toPem() + "\n\n" + INTERMEDIATE.toPem())
                        .replace("\n", "\r\n")
                        .strip();
        CertificateChain chain = CertificateChain.fromPem(sent);
        assertThat(chain.leafPem()).isEqualTo(LEAF.toPem());
        assertThat(chain.issuersPem()).isEqualTo(INTERMEDIATE.toPem());
        assertThat(chain.fullPem()).isEqualTo(chain.leafPem() + chain.issuersPem());
        assertThat(chain.topmost()).isEqualTo(INTERMEDIATE);
        assertThat(CertificateChain.fromPem(chain.fullPem())).isEqualTo(chain);
        chain.requireLinked();
    }

    @Test
    void anythingButCertificatesIsRefused() {
        String key = Keys.toPem(TestKeys.P256);
        assertThatThrownBy(() -> CertificateChain.fromPem(LEAF.toPem() + key))
                .hasMessageContaining("something else than certificates");
        assertThatThrownBy(() -> CertificateChain.fromPem("")).hasMessageContaining("0 certificates");
        assertThatThrownBy(() -> CertificateChain.fromPem(LEAF.toPem().repeat(21)))
                .hasMessageContaining("more than 20");
    }

    @Test
    void brokenLinksAreNamed() throws Exception {
        CertificateChain.of(List.of(LEAF, INTERMEDIATE, ROOT)).requireLinked();
        CertificateChain wrongOrder = CertificateChain.of(List.of(INTERMEDIATE, LEAF));
        assertThatThrownBy(wrongOrder::requireLinked).hasMessageContaining("certificate 1 of 2 is not signed");
        Certificate selfSigned = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .subject("no CA")
                .validity(TestCertificates.START, TestCertificates.END)
                .sign(TestKeys.P256);
        CertificateChain noCa = CertificateChain.of(List.of(selfSigned, selfSigned));
        assertThatThrownBy(noCa::requireLinked).hasMessageContaining("certificate 2 of 2 may not sign");
    }
}
