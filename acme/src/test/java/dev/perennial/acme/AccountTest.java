package dev.perennial.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Jws;
import dev.perennial.pki.JwsAlgorithm;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountTest extends CaScenario {
    private static final Registration PLAIN = new Registration(List.of(), true, Optional.empty());
    private static final Reply ACCOUNT =
            Reply.json(200, "{\"status\":\"valid\"}").at("/account/1");
    private static final Reply NO_ACCOUNT = Reply.problem(400, "accountDoesNotExist");

    @Test
    void aLostAnswerToARegistrationIsAskedForAgainWithTheSameKey() throws Exception {
        ca.on("/new-account", Reply.drop(), ACCOUNT);
        assertThat(client.register(KEY, PLAIN).url()).isEqualTo(ca.url("/account/1"));
        assertThat(ca.requests("/new-account"))
                .extracting(request -> request.protectedHeader().get("jwk").toString())
                .hasSize(2)
                .containsOnly(Jwk.canonicalJson(KEY.getPublic()));
    }

    @Test
    void aRegistrationWithoutLocationIsFoundByItsKey() throws Exception {
        ca.on("/new-account", Reply.json(201, "{\"status\":\"valid\"}"), ACCOUNT);
        assertThat(client.register(KEY, PLAIN).url()).isEqualTo(ca.url("/account/1"));
        assertThat(ca.requests("/new-account").get(1).payload().toString()).isEqualTo("{\"onlyReturnExisting\":true}");
    }

    @Test
    void anAccountThatDoesNotExistIsNoError() throws Exception {
        ca.on("/new-account", NO_ACCOUNT);
        assertThat(client.find(KEY)).isEmpty();
    }

    @Test
    void theExternalKeyVouchesForTheAccountKey() throws Exception {
        byte[] mac = "secret".getBytes(US_ASCII);
        ExternalAccountBinding eab = new ExternalAccountBinding("kid-1", mac, JwsAlgorithm.HS384);
        ca.on("/new-account", ACCOUNT);
        client.register(KEY, new Registration(List.of("mailto:a@example.org"), true, Optional.of(eab)));

        JsonObject payload = ca.requests("/new-account").get(0).payload();
        Jws binding = ReceivedRequest.jws(payload.getAsJsonObject("externalAccountBinding"));
        assertThat(binding.verifyMac(mac, JwsAlgorithm.HS384)).isTrue();
        assertThat(ReceivedRequest.decoded(binding.payload()).toString()).isEqualTo(Jwk.canonicalJson(KEY.getPublic()));
        assertThat(ReceivedRequest.decoded(binding.protectedHeader()).keySet())
                .containsExactlyInAnyOrder("alg", "kid", "url");
        assertThat(payload.get("contact").toString()).isEqualTo("[\"mailto:a@example.org\"]");
        assertThat(payload.get("termsOfServiceAgreed").getAsBoolean()).isTrue();
        assertThat(eab.toString()).doesNotContain("secret");
    }

    @Test
    void aKeyChangeIsSignedByBothKeysAndConfirmed() throws Exception {
        KeyPair newKey = newKey();
        ca.on("/key-change", Reply.json(200, "{}")).on("/new-account", ACCOUNT);
        assertThat(account.changeKey(newKey).key()).isSameAs(newKey);

        ReceivedRequest change = ca.requests("/key-change").get(0);
        assertThat(change.jws().verify(KEY.getPublic(), JwsAlgorithm.ES256)).isTrue();
        Jws inner = ReceivedRequest.jws(change.payload());
        assertThat(inner.verify(newKey.getPublic(), JwsAlgorithm.ES256)).isTrue();
        assertThat(ReceivedRequest.decoded(inner.protectedHeader()).keySet())
                .containsExactlyInAnyOrder("alg", "jwk", "url");
        assertThat(ReceivedRequest.decoded(inner.payload()).keySet()).containsExactlyInAnyOrder("account", "oldKey");
    }

    @Test
    @Tag("case28")
    void aLostAnswerToAKeyChangeIsResolvedByAskingWhoseTheNewKeyIs() throws Exception {
        ca.on("/key-change", Reply.drop()).on("/new-account", ACCOUNT);
        account.changeKey(newKey());
        assertThat(ca.requests("/key-change")).hasSize(1);

        ca.on("/key-change", Reply.drop(), Reply.json(200, "{}")).on("/new-account", NO_ACCOUNT, ACCOUNT);
        account.changeKey(newKey());
        assertThat(ca.requests("/key-change")).hasSize(3);
    }

    @Test
    @Tag("case55")
    void aKeyChangeThatFailsSaysWhy() {
        ca.on("/key-change", Reply.text(409, "").at("/account/2"));
        assertThatThrownBy(() -> account.changeKey(newKey())).hasMessageContaining("HTTP 409");
        ca.on("/key-change", Reply.problem(501, "serverInternal"));
        assertThatThrownBy(() -> account.changeKey(newKey())).isInstanceOf(AcmeUnsupportedException.class);
        ca.on("/key-change", Reply.json(200, "{}")).on("/new-account", NO_ACCOUNT);
        assertThatThrownBy(() -> account.changeKey(newKey())).hasMessageContaining("but did not");
        ca.on("/new-account", Reply.json(200, "{}").at("/account/2"));
        assertThatThrownBy(() -> account.changeKey(newKey())).hasMessageContaining("belongs to another account");
    }

    @Test
    @Tag("case55")
    void aCaWithoutKeyChangeSaysSo() throws Exception {
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY.replace("keyChange", "otherThing")));
        assertThatThrownBy(() -> account.changeKey(newKey())).isInstanceOf(AcmeUnsupportedException.class);
        assertThat(client.directory().meta().profiles()).containsEntry("classic", "as ever");
    }

    @Test
    void aLostAnswerToADeactivationMayShowAsBeingLockedOut() throws Exception {
        ca.on("/account/1", Reply.drop(), Reply.problem(403, "unauthorized"));
        account.deactivate();
        assertThat(ca.requests("/account/1")).hasSize(2);
        assertThatThrownBy(account::deactivate).isInstanceOf(AcmeProblemException.class);
    }

    @Test
    @Tag("case53")
    void newTermsMakeTheDirectoryBeReadAgain() throws Exception {
        client.directory();
        ca.on("/new-account", Reply.problem(403, "userActionRequired"));
        assertThatThrownBy(() -> client.register(KEY, PLAIN)).hasMessageContaining("userActionRequired");
        client.directory();
        assertThat(ca.requests("/dir")).hasSize(2);
    }

    @Test
    void anAccountUrlOfAnotherKindIsNotAccepted() {
        for (String url : List.of("file:///etc/passwd", "mailto:x", "http://u:p@127.0.0.1/", "/account/1")) {
            assertThatThrownBy(() -> client.account(KEY, java.net.URI.create(url)))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
