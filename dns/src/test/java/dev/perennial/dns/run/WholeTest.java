package dev.perennial.dns.run;

import org.junit.jupiter.api.Test;

/** A zone that is written whole: all else of it stays, to the letter. */
class WholeTest {
    private static final String WHOLE = """
            zone: dns
            whole:
              read: {get: /zone, each: /r, where: {type: TXT, name: "${fqdn}"}, value: v, take: {tag: "page:/tag"}}
              record: {type: TXT, name: "${fqdn}", v: "${value}", ttl: "${ttl}"}
              write: {put: /zone, json: {r: "${records}", tag: "${tag?}"}}
            """;

    private static final String OTHERS =
            "{\"type\": \"MX\", \"name\": \"_acme-challenge.example.com\", \"v\": \"value-1\"},"
                    + " {\"type\": \"TXT\", \"name\": \"example.com\", \"v\": \"value-1\", \"x\": [1, 2.50, null]},"
                    + " {\"type\": \"TXT\", \"name\": \"_acme-challenge.example.com\", \"v\": \"VALUE-1\"}";

    @Test
    void oursIsPutBesideTheOthersAndTakenAwayAlone() throws Exception {
        Replay.play(WHOLE, """
                == add _acme-challenge.example.com value-1 + _acme-challenge.example.com value-2
                > GET https://api.example.net/zone
                < 200
                {"tag": "t1", "r": [OTHERS]}
                > PUT https://api.example.net/zone
                {"r": [OTHERS, {"type": "TXT", "name": "_acme-challenge.example.com", "v": "value-1", "ttl": 120}, {"type": "TXT", "name": "_acme-challenge.example.com", "v": "value-2", "ttl": 120}], "tag": "t1"}
                < 200
                == remove _acme-challenge.example.com value-1 + _acme-challenge.example.com value-2
                > GET https://api.example.net/zone
                < 200
                {"r": [{"type": "TXT", "name": "_acme-challenge.Example.com.", "v": "\\"value-1\\""}, OTHERS]}
                > PUT https://api.example.net/zone
                {"r": [OTHERS]}
                < 200
                """.replace("OTHERS", OTHERS));
    }

    @Test
    void whatNeedsNoChangeIsNotWritten() throws Exception {
        Replay.play(WHOLE, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/zone
                < 200
                {"r": [{"type": "TXT", "name": "_acme-challenge.example.com", "v": "value-1"}]}
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/zone
                < 200
                {"r": [OTHERS, {"type": "TXT", "name": "_acme-challenge.example.com", "v": {"a": "value-1"}}]}
                """.replace("OTHERS", OTHERS));
    }

    @Test
    void aFailedReadWritesNothing() throws Exception {
        Replay.play(WHOLE, """
                == add _acme-challenge.example.com value-1 fails: (404)
                > GET https://api.example.net/zone
                < 404
                {"r": []}
                == remove _acme-challenge.example.com value-1 fails: left: _acme-challenge.example.com TXT "value-1".
                > GET https://api.example.net/zone
                < 403
                """);
    }
}
