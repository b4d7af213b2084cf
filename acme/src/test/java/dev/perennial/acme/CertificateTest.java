package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Keys;
import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CertificateTest extends CaScenario {
    @Test
    void aChainIsFetchedWithWhereItsAlternatesAre() throws Exception {
        String chain = leaf().toPem();
        ca.on(
                "/cert/1",
                chain(chain.replace("\n", "\r\n"))
                        .header("Link", "<CA/dir>;rel=\"index\", <CA/cert/1/b>; title=\"a, b\"; rel=alternate")
                        .header("Link", "</cert/1/c>;rel=\"up alternate\",<ftp://x/>;rel=\"alternate\"")
                        .header("Link", "<CA/cert/1>;rel=\"alternate\""));
        CertificateDownload download = account.download(ca.url("/cert/1"));
        assertThat(download.chain().fullPem()).isEqualTo(chain);
        assertThat(download.alternates()).containsExactly(ca.url("/cert/1/b"), ca.url("/cert/1/c"));
        assertThat(ca.requests("/cert/1").get(0).headers().getFirst("Accept"))
                .startsWith("application/pem-certificate-chain");
    }

    @Test
    @Tag("case26")
    void aDownloadThatBreaksOffIsMadeAgain() throws Exception {
        ca.on("/cert/1", chain(leaf().toPem()).cut(), chain(leaf().toPem()));
        assertThat(account.download(ca.url("/cert/1")).chain().certificates()).hasSize(1);
    }

    @Test
    @Tag("case26")
    void aChainWithAnythingElseInItIsRefused() throws Exception {
        for (String body :
                new String[] {Keys.toPem(KEY) + leaf().toPem(), leaf().toPem().substring(0, 300), "", "?"}) {
            ca.on("/cert/1", chain(body));
            assertThatThrownBy(() -> account.download(ca.url("/cert/1")))
                    .isInstanceOf(AcmeProtocolException.class)
                    .hasMessageContaining("cannot be used");
        }
        ca.on("/cert/1", chain("x".repeat(300_000)));
        assertThatThrownBy(() -> account.download(ca.url("/cert/1"))).hasMessageContaining("more than 262144 bytes");
    }

    @Test
    @Tag("case27")
    void aLostAnswerToARevocationIsASuccess() throws Exception {
        Certificate leaf = leaf();
        ca.on("/revoke", Reply.drop(), Reply.problem(400, "alreadyRevoked"));
        assertThat(account.revoke(leaf, 1)).isFalse();
        ReceivedRequest request = ca.requests("/revoke").get(1);
        assertThat(request.payload())
                .hasToString("{\"certificate\":\"" + Base64Url.encode(leaf.der()) + "\",\"reason\":1}");
        assertThat(request.protectedHeader().get("kid").getAsString())
                .isEqualTo(account.url().toString());
    }

    @Test
    void theCertificatesOwnKeyNamesItself() throws Exception {
        KeyPair key = newKey();
        ca.on("/revoke", Reply.text(200, ""));
        assertThat(client.revokeWithCertificateKey(key, leaf(), 1)).isTrue();
        assertThat(ca.requests("/revoke").get(0).protectedHeader().get("jwk"))
                .hasToString(Jwk.canonicalJson(key.getPublic()));
        ca.on("/revoke", Reply.problem(400, "badRevocationReason"));
        assertThatThrownBy(() -> client.revokeWithCertificateKey(key, leaf(), 7))
                .hasMessageContaining("badRevocationReason");
    }

    private static Certificate leaf() throws Exception {
        return Tls.selfSigned(KEY, "a.example", Instant.now().plusSeconds(86_400));
    }

    private static Reply chain(String pem) {
        return Reply.text(200, pem);
    }
}
