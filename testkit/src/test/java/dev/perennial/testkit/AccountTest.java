package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.pki.Jws;
import dev.perennial.pki.JwsAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 8555 section 7.3. */
class AccountTest {
    private static final byte[] MAC_KEY = "a MAC key of thirty-two octets!!".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aKeyHasOneAccountHoweverOftenItRegisters() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = new TinyClient(ca)) {
            Reply first = client.register(TinyClient.agreed());
            Reply second = client.register(TinyClient.agreed());
            assertThat(first.status()).isEqualTo(201);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        }
    }

    @Test
    void anAccountCanBeFoundButNotMadeByOnlyReturnExisting() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = new TinyClient(ca)) {
            JsonObject lookup = new JsonObject();
            lookup.addProperty("onlyReturnExisting", true);
            assertThat(client.register(lookup).problem()).isEqualTo("400 accountDoesNotExist");
            Reply made = client.register(TinyClient.agreed());
            assertThat(client.register(lookup).header("Location")).isEqualTo(made.header("Location"));
        }
    }

    @Test
    void theTermsHaveToBeAgreedTo() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = new TinyClient(ca)) {
            assertThat(client.register(new JsonObject()).problem()).isEqualTo("403 userActionRequired");
            String terms = client.directory()
                    .getAsJsonObject("meta")
                    .get("termsOfService")
                    .getAsString();
            assertThat(client.get(terms).status()).isEqualTo(200);
        }
    }

    @Test
    void contactsAreCheckedAndUpdated() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            assertThat(client.post(client.accountUrl, contact("tel:+1")).problem())
                    .isEqualTo("400 unsupportedContact");
            assertThat(client.post(client.accountUrl, contact("mailto:a@b.example,c@d.example"))
                            .problem())
                    .isEqualTo("400 invalidContact");
            client.post(client.accountUrl, contact("mailto:a@b.example"));
            assertThat(client.read(client.accountUrl)
                            .json()
                            .getAsJsonArray("contact")
                            .toString())
                    .isEqualTo("[\"mailto:a@b.example\"]");
        }
    }

    @Test
    void aDeactivatedAccountIsRefusedForEver() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            JsonObject goodbye = new JsonObject();
            goodbye.addProperty("status", "deactivated");
            assertThat(client.post(client.accountUrl, goodbye).text("status")).isEqualTo("deactivated");
            assertThat(client.newOrder("a.example").problem()).isEqualTo("401 unauthorized");
            assertThat(client.register(TinyClient.agreed()).problem()).isEqualTo("401 unauthorized");
        }
    }

    @Test
    void theKeyRollsOverAndTheUrlStays() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            KeyPair next = TinyClient.newKey();
            assertThat(client.post(client.url("keyChange"), rollover(client, next))
                            .status())
                    .isEqualTo(200);
            assertThat(client.read(client.accountUrl).problem()).isEqualTo("400 malformed");
            try (TinyClient renewed = new TinyClient(ca, next)) {
                assertThat(renewed.register(TinyClient.agreed()).header("Location"))
                        .isEqualTo(client.accountUrl);
            }
        }
    }

    @Test
    void aKeyOfAnotherAccountIsAConflict() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca);
                TinyClient other = TinyClient.registered(ca)) {
            Reply reply = client.post(client.url("keyChange"), rollover(client, other.key));
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.header("Location")).isEqualTo(other.accountUrl);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void anAccountIsBoundByAnyOfTheMacs(JwsAlgorithm mac) throws Exception {
        try (TestCa ca = TestCa.builder().eab("kid-1", MAC_KEY).requireEab().start();
                TinyClient client = new TinyClient(ca)) {
            assertThat(client.register(TinyClient.agreed()).problem()).isEqualTo("403 externalAccountRequired");
            byte[] wrong = MAC_KEY.clone();
            wrong[0] ^= 1;
            assertThat(client.register(bound(client, mac, "kid-1", wrong)).problem())
                    .isEqualTo("403 unauthorized");
            assertThat(client.register(bound(client, mac, "kid-2", MAC_KEY)).problem())
                    .isEqualTo("403 unauthorized");
            Reply reply = client.register(bound(client, mac, "kid-1", MAC_KEY));
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.json().has("externalAccountBinding")).isTrue();
        }
    }

    @Test
    void anExternalAccountMayBeGoodForOneAccountOnly() throws Exception {
        try (TestCa ca = TestCa.builder().eab("kid-1", MAC_KEY).eabOnce().start();
                TinyClient first = new TinyClient(ca);
                TinyClient second = new TinyClient(ca)) {
            assertThat(first.register(bound(first, JwsAlgorithm.HS256, "kid-1", MAC_KEY))
                            .status())
                    .isEqualTo(201);
            assertThat(second.register(bound(second, JwsAlgorithm.HS256, "kid-1", MAC_KEY))
                            .problem())
                    .isEqualTo("403 unauthorized");
        }
    }

    @Test
    void theListOfOrdersIsPaged() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            for (int i = 0; i < 4; i++) {
                client.newOrder("a" + i + ".example");
            }
            String orders = client.read(client.accountUrl).text("orders");
            Reply page = client.read(orders);
            assertThat(page.json().getAsJsonArray("orders")).hasSize(3);
            String link = page.headers().allValues("Link").stream()
                    .filter(value -> value.endsWith(";rel=\"next\""))
                    .findFirst()
                    .orElseThrow();
            Reply next = client.read(link.substring(1, link.indexOf('>')));
            assertThat(next.json().getAsJsonArray("orders")).hasSize(1);
        }
    }

    private static JsonObject contact(String contact) {
        JsonArray contacts = new JsonArray();
        contacts.add(contact);
        JsonObject update = new JsonObject();
        update.add("contact", contacts);
        return update;
    }

    private static String rollover(TinyClient client, KeyPair next) throws Exception {
        JsonObject header = client.header(next, client.url("keyChange"), "");
        header.remove("nonce");
        header.remove("kid");
        header.add("jwk", TinyClient.jwk(next));
        JsonObject change = new JsonObject();
        change.addProperty("account", client.accountUrl);
        change.add("oldKey", TinyClient.jwk(client.key));
        return Jws.sign(next, header.toString(), change.toString().getBytes(StandardCharsets.UTF_8))
                .toJson();
    }

    private static JsonObject bound(TinyClient client, JwsAlgorithm mac, String kid, byte[] key) {
        JsonObject header = new JsonObject();
        header.addProperty("alg", mac.jose());
        header.addProperty("kid", kid);
        header.addProperty("url", client.url("newAccount"));
        byte[] payload = TinyClient.jwk(client.key).toString().getBytes(StandardCharsets.UTF_8);
        JsonObject account = TinyClient.agreed();
        account.add(
                "externalAccountBinding",
                JsonParser.parseString(
                        Jws.mac(mac, key, header.toString(), payload).toJson()));
        return account;
    }
}
