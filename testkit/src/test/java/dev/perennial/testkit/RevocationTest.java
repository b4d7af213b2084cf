package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Certificate;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 8555 section 7.6, and what verifiers see of it. */
class RevocationTest {
    private TestCa ca;
    private TinyClient client;
    private Http01Server web;
    private KeyPair key;
    private Certificate certificate;

    @BeforeEach
    void obtain() throws Exception {
        ca = TestCa.start();
        web = new Http01Server(ca.httpPort());
        client = TinyClient.registered(ca);
        key = TinyClient.newKey();
        certificate = client.obtain(web, key, "a.example").leaf();
    }

    @AfterEach
    void stop() {
        client.close();
        web.close();
        ca.close();
    }

    private String revocation(int reason) {
        JsonObject payload = new JsonObject();
        payload.addProperty("certificate", Base64Url.encode(certificate.der()));
        payload.addProperty("reason", reason);
        return payload.toString();
    }

    @Test
    void theAccountThatOrderedMayRevokeOnce() throws Exception {
        assertThat(client.post(client.url("revokeCert"), revocation(4)).status())
                .isEqualTo(200);
        assertThat(ca.revoked(certificate)).isTrue();
        assertThat(client.post(client.url("revokeCert"), revocation(4)).problem())
                .isEqualTo("400 alreadyRevoked");
    }

    @Test
    void theKeyOfTheCertificateMayRevokeWithoutAnyAccount() throws Exception {
        try (TinyClient stranger = new TinyClient(ca)) {
            String url = stranger.url("revokeCert");
            assertThat(stranger.postWithKey(stranger.key, url, revocation(1)).problem())
                    .isEqualTo("403 unauthorized");
            assertThat(stranger.postWithKey(key, url, revocation(1)).status()).isEqualTo(200);
        }
    }

    @Test
    void anotherAccountMayRevokeOnceItHasProvenControl() throws Exception {
        try (TinyClient heir = TinyClient.registered(ca)) {
            assertThat(heir.post(heir.url("revokeCert"), revocation(0)).problem())
                    .isEqualTo("403 unauthorized");
            heir.ready(web, TinyClient.order("a.example"));
            assertThat(heir.post(heir.url("revokeCert"), revocation(0)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void reasonsThatAreNotForSubscribersAreRefused() throws Exception {
        for (int reason : new int[] {2, 6, 7, 8, 10, 11, -1}) {
            assertThat(client.post(client.url("revokeCert"), revocation(reason)).problem())
                    .isEqualTo("400 badRevocationReason");
        }
        assertThat(ca.revoked(certificate)).isFalse();
    }

    @Test
    void opensslReadsTheListAndRefusesTheCertificate(@TempDir Path folder) throws Exception {
        Path list = folder.resolve("list.pem");
        Path issuers = Files.writeString(
                folder.resolve("issuers.pem"), ca.trustPem() + ca.intermediate().toPem());
        fetch(folder, list);
        assertThat(OpenSsl.run("crl", "-in", list, "-CAfile", issuers, "-noout", "-text"))
                .contains("verify OK", "No Revoked Certificates");
        client.post(client.url("revokeCert"), revocation(1));
        fetch(folder, list);
        assertThat(OpenSsl.run("crl", "-in", list, "-CAfile", issuers, "-noout", "-text"))
                .contains("verify OK", "Serial Number: " + wholeBytes(certificate.serial()), "Key Compromise");
    }

    /** openssl prints a serial number with two digits a byte, so with a leading zero now and then. */
    private static String wholeBytes(BigInteger serial) {
        String digits = serial.toString(16).toUpperCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    private void fetch(Path folder, Path pem) throws Exception {
        assertThat(certificate.crlUrls()).containsExactly(ca.crlUrl());
        Path der = folder.resolve("list.der");
        try (InputStream in = ca.crlUrl().toURL().openStream()) {
            Files.write(der, in.readAllBytes());
        }
        OpenSsl.run("crl", "-inform", "DER", "-in", der, "-out", pem);
    }

    @Test
    void theIssuerIsPublishedWhereTheCertificateSays() throws Exception {
        try (InputStream in = certificate.caIssuerUrls().getFirst().toURL().openStream()) {
            assertThat(Certificate.parse(in.readAllBytes())).isEqualTo(ca.intermediate());
        }
    }
}
