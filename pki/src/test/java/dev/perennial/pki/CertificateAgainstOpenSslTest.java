package dev.perennial.pki;

import static dev.perennial.pki.TestCertificates.INTERMEDIATE;
import static dev.perennial.pki.TestCertificates.LEAF;
import static dev.perennial.pki.TestCertificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAgainstOpenSslTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needsOpenSsl() {
        OpenSsl.assumePresent();
    }

    @Test
    void opensslTrustsOurChainForAServer() throws Exception {
        String root =
                Files.writeString(folder.resolve("root.pem"), ROOT.toPem()).toString();
        String chain = Files.writeString(folder.resolve("chain.pem"), INTERMEDIATE.toPem())
                .toString();
        String verdict = OpenSsl.run(
                LEAF.toPem(),
                ("verify -x509_strict -purpose sslserver -verify_hostname www.example.org -attime 1770000000 -CAfile "
                                + root + " -untrusted " + chain)
                        .split(" "));
        assertThat(verdict).contains("OK");
        assertThat(OpenSsl.run(LEAF.toPem(), "x509", "-noout", "-text"))
                .contains("X509v3 Subject Alternative Name: critical")
                .contains("Digital Signature", "TLS Web Server Authentication", "URI:http://crl.example/1.crl");
        assertThat(OpenSsl.run(LEAF.toPem(), "x509")).isEqualTo(LEAF.toPem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-sha384", "-sha512", "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -sha256"})
    void certificatesOfOpensslAreReadAndVerified(String options) throws Exception {
        String command = "req -x509 -new -key /dev/stdin -days 90 -set_serial 0x80ff -subj /O=x/CN=Ex -addext "
                + "subjectAltName=DNS:A.example,IP:::1,email:x@y,otherName:1.2.3;UTF8:z,dirName:dir -addext "
                + "crlDistributionPoints=URI:http://c/1,URI:http://c/2 -addext authorityInfoAccess=OCSP;URI:http://o/ "
                + "-config " + configuration() + " " + options;
        String pem = OpenSsl.run(Keys.toPem(TestKeys.RSA), command.strip().split(" "));
        Certificate certificate = Certificate.fromPem(pem);
        assertThat(certificate.identifiers()).extracting(Identifier::value).containsExactly("a.example", "::1");
        assertThat(certificate.crlUrls()).hasSize(2);
        assertThat(certificate.ocspUrls()).hasSize(1);
        assertThat(certificate.serialContent()).isEqualTo(new BigInteger("80ff", 16).toByteArray());
        assertThat(certificate.subjectCommonName()).contains("Ex");
        assertThat(certificate.signedBy(certificate)).isTrue();
        assertThat(certificate.toPem()).isEqualTo(pem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-sha1", "-sha1 -sigopt rsa_padding_mode:pss"})
    void whatIsSignedWithSha1ProvesNothing(String options) throws Exception {
        String command =
                "req -x509 -new -key /dev/stdin -days 90 -subj /CN=Ex -config " + configuration() + " " + options;
        Certificate certificate = Certificate.fromPem(OpenSsl.run(Keys.toPem(TestKeys.RSA), command.split(" ")));
        assertThat(certificate.signedBy(certificate)).isFalse();
    }

    private Path configuration() throws Exception {
        return Files.writeString(
                folder.resolve("openssl.cnf"),
                "[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\nbasicConstraints=CA:TRUE\n[dir]\nCN=d\n");
    }

    @Test
    void opensslReadsOurRevocationList() throws Exception {
        byte[] crl = CrlBuilder.of(INTERMEDIATE)
                .number(BigInteger.valueOf(7))
                .revoked(LEAF.serial(), Instant.parse("2026-02-03T04:05:06Z"), 1)
                .revoked(BigInteger.TEN, Instant.parse("2026-02-03T04:05:06Z"), 0)
                .sign(TestKeys.RSA, TestCertificates.START, TestCertificates.END);
        String pem = Files.writeString(folder.resolve("ca.pem"), INTERMEDIATE.toPem())
                .toString();
        String text = OpenSsl.run(Pem.encode("X509 CRL", crl), "crl", "-noout", "-text", "-CAfile", pem);
        assertThat(text)
                .contains("verify OK", "Key Compromise", "Serial Number: 87654321", "Feb  3 04:05:06 2026 GMT")
                .containsPattern("CRL Number: *\n *7");
        byte[] empty = CrlBuilder.of(INTERMEDIATE).sign(TestKeys.RSA, TestCertificates.START, TestCertificates.END);
        assertThat(OpenSsl.run(Pem.encode("X509 CRL", empty), "crl", "-noout", "-text", "-CAfile", pem))
                .contains("verify OK", "No Revoked Certificates");
    }
}
