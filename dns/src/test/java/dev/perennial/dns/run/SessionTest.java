package dev.perennial.dns.run;

import org.junit.jupiter.api.Test;

/** A login before the first request, one for all, and again where the provider has forgotten it. */
class SessionTest {
    private static final String KEPT = """
            auth: {headers: {X-Session: "${sid}"}}
            session:
              login: {post: /login, unsigned: true, json: {token: "${token}"}, take: {sid: /sid}}
            zone: {walk: {get: "/zones/${zone}"}}
            values: {add: {post: "/${value}"}, remove: {delete: "/${value}"}}
            """;

    private static final String ENDED =
            KEPT.replace("take: {sid: /sid}}\n", "take: {sid: /sid}}\n  logout: {delete: /login}\n");

    @Test
    void aSessionThatIsOverBeforeItsTimeIsMadeAnewOnce() throws Exception {
        Replay.play(KEPT, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"sid": "session-1"}
                > GET https://api.example.net/zones/example.com
                > X-Session: session-1
                < 200
                > POST https://api.example.net/value-1
                > X-Session: session-1
                < 200
                == wait PT10M
                == remove _acme-challenge.example.com value-1
                > DELETE https://api.example.net/value-1
                > X-Session: session-1
                < 401
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"sid": "session-2"}
                > DELETE https://api.example.net/value-1
                > X-Session: session-2
                < 200
                == wait PT10M
                == add _acme-challenge.example.com value-2 fails: (401): *** has expired.
                > POST https://api.example.net/value-2
                > X-Session: session-2
                < 401
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"sid": "session-3"}
                > POST https://api.example.net/value-2
                > X-Session: session-3
                < 401
                {"message": "session-3 has expired"}
                == add _acme-challenge.example.com value-3 fails: (401)
                > POST https://api.example.net/value-3
                > X-Session: session-3
                < 401
                == wait PT31M
                == add _acme-challenge.example.com value-3
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"sid": "session-4"}
                > POST https://api.example.net/value-3
                > X-Session: session-4
                < 200
                """);
    }

    @Test
    void theLastWhoLeavesLogsOutAlsoAfterAFailure() throws Exception {
        Replay.play(ENDED, """
                == add _acme-challenge.example.com value-1 fails: (500)
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"sid": "session-1"}
                > GET https://api.example.net/zones/example.com
                < 200
                > POST https://api.example.net/value-1
                < 500
                > DELETE https://api.example.net/login
                > X-Session: session-1
                < 500
                == remove _acme-challenge.example.com value-1
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"sid": "session-2"}
                > DELETE https://api.example.net/value-1
                > X-Session: session-2
                < 200
                > DELETE https://api.example.net/login
                > X-Session: session-2
                < 200
                """);
    }

    @Test
    void aLoginThatGivesNothingIsRefused() throws Exception {
        Replay.play(ENDED, """
                == add _acme-challenge.example.com value-1 fails: refused POST /login (200): wrong ***
                > POST https://api.example.net/login
                {"token": "secret-token"}
                < 200
                {"message": "wrong secret-token"}
                """);
    }
}
