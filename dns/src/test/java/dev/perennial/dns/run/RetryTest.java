package dev.perennial.dns.run;

import org.junit.jupiter.api.Test;

/** What may be asked again, and what may have been done already. */
class RetryTest {
    /** As APIs are that change records by GET, and list them by POST. */
    private static final String ODD = """
            zone: dns
            records:
              add: {get: "/add?v=${value}", take: {record_id: /id}}
              find: {post: /list, each: /records, value: v, take: {record_id: id}}
              remove: {get: "/remove?id=${record_id}"}
            """;

    @Test
    void aChangeByGetIsNotRepeatedAndWhatItLeftIsFound() throws Exception {
        Replay.play(ODD, """
                == add _acme-challenge.example.com value-1 fails: gave no answer
                > GET https://api.example.net/add?v=value-1
                < lost
                # the JDK's client does that, once
                > GET https://api.example.net/add?v=value-1
                < lost
                == remove _acme-challenge.example.com value-1
                > POST https://api.example.net/list
                < 200
                {"records": [{"id": 1, "v": "VALUE-1"}, {"id": 2, "v": "value-1"}, {"id": 3, "v": "\\"value-1\\""}]}
                > GET https://api.example.net/remove?id=2
                < 200
                > GET https://api.example.net/remove?id=3
                < 200
                == add _acme-challenge.example.com value-2 fails: (502)
                > GET https://api.example.net/add?v=value-2
                < 502
                == add _acme-challenge.example.com value-3 fails: (503)
                > GET https://api.example.net/add?v=value-3
                < 503
                """);
    }

    @Test
    void whatTheJdkHasAddedTwiceIsRemovedTwice() throws Exception {
        Replay.play(ODD, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/add?v=value-1
                < lost
                > GET https://api.example.net/add?v=value-1
                < 200
                {"id": 2}
                == remove _acme-challenge.example.com value-1
                > POST https://api.example.net/list
                < 200
                {"records": [{"id": 1, "v": "value-1"}, {"id": 2, "v": "value-1"}]}
                > GET https://api.example.net/remove?id=1
                < 200
                > GET https://api.example.net/remove?id=2
                < 200
                """);
    }

    @Test
    void aListByPostIsAskedForAgain() throws Exception {
        Replay.play(ODD, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/add?v=value-1
                < 200
                == remove _acme-challenge.example.com value-1
                > POST https://api.example.net/list
                < lost
                > POST https://api.example.net/list
                < 502
                > POST https://api.example.net/list
                < 503
                > POST https://api.example.net/list
                < 200
                {"records": []}
                """);
    }

    @Test
    void whatWasNotDoneIsDoneLater() throws Exception {
        Replay.play(ODD, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/add?v=value-1
                < 429
                > GET https://api.example.net/add?v=value-1
                < 503
                < Retry-After: 2
                > GET https://api.example.net/add?v=value-1
                < 200
                == add _acme-challenge.example.com value-2 fails: (429)
                > GET https://api.example.net/add?v=value-2
                < 429
                < Retry-After: 3600
                """);
    }

    @Test
    void whoSaysHowLongToWaitIsLeftAlone() throws Exception {
        Replay.play("""
                busy: {json: {/message: flood}}
                wait: [/delay, /detail]
                zone: dns
                values:
                  add: {post: "/add?at=${now('millis')}"}
                  remove: {post: "/remove?at=${now('millis')}"}
                """, """
                clock: 1970-01-01T00:00:00Z
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/add?at=0
                < 200
                {"message": "flood", "detail": "0.0688529"}
                > POST https://api.example.net/add?at=69
                < 200
                {"delay": 0.5}
                == remove _acme-challenge.example.com value-1
                > POST https://api.example.net/remove?at=569
                < 200
                {"delay": "-1e9"}
                # no more than two minutes are waited, whatever it says
                == add _acme-challenge.example.com value-2
                > POST https://api.example.net/add?at=569
                < 200
                {"delay": 99999}
                == remove _acme-challenge.example.com value-2
                > POST https://api.example.net/remove?at=120569
                < 200
                """);
    }

    @Test
    void fiveTriesAreEnough() throws Exception {
        Replay.play(
                ODD,
                "== add _acme-challenge.example.com value-1 fails: (429)"
                        + "\n> GET https://api.example.net/add?v=value-1\n< 429".repeat(5));
    }

    @Test
    void eachPauseIsTwiceTheOneBefore() throws Exception {
        Replay.play("""
                zone: dns
                values: {add: {post: "/${now('seconds')}"}, remove: {delete: /}}
                """, """
                == add _acme-challenge.example.com value-1 fails: (429)
                > POST https://api.example.net/1767323045
                < 429
                > POST https://api.example.net/1767323046
                < 429
                > POST https://api.example.net/1767323048
                < 429
                < Retry-After: 100
                > POST https://api.example.net/1767323148
                < 429
                > POST https://api.example.net/1767323156
                < 429
                """);
    }

    @Test
    void whatIsNotDoneInTimeIsNotDone() throws Exception {
        Replay.play("""
                zone: dns
                values:
                  add:
                    post: "/${value}"
                    poll: {get: /job, until: {json: {/done: "true"}}, failed: {json: {/bad: "*"}}, every: 10, limit: 20}
                  remove: {delete: /}
                """, """
                == add _acme-challenge.example.com value-1 fails: took the change, but did not carry it out within 20 seconds
                > POST https://api.example.net/value-1
                < 200
                > GET https://api.example.net/job
                < 200
                > GET https://api.example.net/job
                < 200
                > GET https://api.example.net/job
                < 200
                == add _acme-challenge.example.com value-2 fails: (404): no such job
                > POST https://api.example.net/value-2
                < 200
                > GET https://api.example.net/job
                < 404
                {"message": "no such job", "done": true}
                == add _acme-challenge.example.com value-3 fails: (200): broken
                > POST https://api.example.net/value-3
                < 200
                > GET https://api.example.net/job
                < 200
                {"message": "broken", "done": true, "bad": 1}
                """);
    }

    @Test
    void whatNeedsNoSignatureHasNone() throws Exception {
        Replay.play("""
                auth: {scheme: {name: oauth2-client-credentials, token-url: "https://login.example.net/", client-id: me,
                  client-secret: "${token}"}}
                zone: dns
                values: {add: {post: /, unsigned: true}, remove: {delete: /}}
                """, """
                signed: true
                == add _acme-challenge.example.com value-1 fails: (401)
                > POST https://api.example.net/
                < 401
                """);
    }
}
