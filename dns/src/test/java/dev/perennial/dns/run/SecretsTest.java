package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider says becomes a message without the user's secrets, however they are written. */
class SecretsTest {
    private static final String WAY = """
            zone: dns
            values: {add: {post: "/${value}/${token}"}, remove: {delete: "/${value}"}}
            """;

    private static void says(String auth, String said, String message) throws Exception {
        Replay.play(auth + WAY, """
                == add _acme-challenge.example.com value-1 fails: refused POST /.../... (400): %s.
                > POST https://api.example.net/value-1/secret-token
                < 400
                {"message": "%s"}
                """.formatted(message, said));
    }

    @Test
    void basicAuthenticationIsStruckOut() throws Exception {
        says(
                "auth: {headers: {Authorization: \"Basic ${base64(user + ':' + token)}\"}}\n",
                "bad Basic c29tZWJvZHk6c2VjcmV0LXRva2Vu, c2VjcmV0LXRva2Vu and xx-somebody:secret-token",
                "bad Basic ***, *** and xx-somebody:***");
    }

    @Test
    void whatASchemeMakesIsStruckOut() throws Exception {
        Replay.play("""
                auth: {scheme: {name: oauth2-client-credentials, token-url: "https://login.example.net/", client-id: me,
                  client-secret: "${token}"}}
                """ + WAY, """
                signed: true
                == add _acme-challenge.example.com value-1 fails: (403): Bearer *** may not. The
                > POST https://login.example.net/
                grant_type=client_credentials
                < 200
                {"access_token": "token-of-the-hour", "expires_in": 3600}
                > POST https://api.example.net/value-1/secret-token
                > Authorization: Bearer token-of-the-hour
                < 403
                > POST https://login.example.net/
                grant_type=client_credentials
                < 200
                {"access_token": "token-of-the-next-hour", "expires_in": 3600}
                > POST https://api.example.net/value-1/secret-token
                > Authorization: Bearer token-of-the-next-hour
                < 403
                {"message": "Bearer token-of-the-next-hour may not"}
                """);
    }

    @Test
    void anAddressWithASecretIsNotShown() throws Exception {
        Replay.play(WAY, """
                == add _acme-challenge.example.com value-1 fails: answered POST https://api.example.net/value-1/*** with something that is not JSON: <p>***
                > POST https://api.example.net/value-1/secret-token
                < 200
                <p>secret-token
                """);
    }

    @Test
    void allWaysToWriteIt() {
        Secrets secrets = new Secrets(List.of("p\"ss&wört/1", "short"));

        assertThat(secrets.strikeOut("a p\"ss&wört/1 b")).isEqualTo("a *** b");
        assertThat(secrets.strikeOut("a p\\\"ss&wört/1 b")).isEqualTo("a *** b");
        assertThat(secrets.strikeOut("a p&quot;ss&amp;wört/1 b")).isEqualTo("a *** b");
        assertThat(secrets.strikeOut("a?x=p%22ss%26w%C3%B6rt%2F1&y")).isEqualTo("a?x=***&y");
        assertThat(secrets.strikeOut("a cCJzcyZ3w7ZydC8x b")).isEqualTo("a *** b");
        assertThat(secrets.strikeOut("a short one")).isEqualTo("a short one");
        assertThat(secrets.strikeOut("x".repeat(1_000_000))).hasSizeLessThan(400);
    }
}
