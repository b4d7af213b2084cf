package dev.perennial.dns.run;

import org.junit.jupiter.api.Test;

/** What may be there is taken away, and nothing of others. */
class CleanupTest {
    @Test
    void theZoneIsNotLookedForTwice() throws Exception {
        Replay.play("""
                zone: {list: {get: /zones, each: /, zone: name, take: {zone_id: id}}}
                values: {add: {post: "/${zone_id}/${value}"}, remove: {delete: "/${zone_id}/${value}"}}
                """, """
                == add _acme-challenge.example.com value-1 + _acme-challenge.example.net value-2 fails: No zone of
                > GET https://api.example.net/zones
                < 200
                [{"id": 1, "name": "example.com"}]
                == remove _acme-challenge.example.com value-1 + _acme-challenge.example.net value-2
                == add _acme-challenge.example.com value-1 fails: (500)
                > GET https://api.example.net/zones
                < 200
                [{"id": 1, "name": "example.com"}]
                > POST https://api.example.net/1/value-1
                < 500
                == remove _acme-challenge.example.com value-1 + _acme-challenge.example.net value-2
                > DELETE https://api.example.net/1/value-1
                < 200
                == remove _acme-challenge.example.com value-1 + _acme-challenge.example.net value-2
                """);
    }

    @Test
    void whatIsNotCommittedIsStillThere() throws Exception {
        Replay.play("""
                zone: dns
                values: {add: {post: "/${value}"}, remove: {delete: "/${value}"}}
                commit: {post: /commit}
                """, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/value-1
                < 200
                > POST https://api.example.net/commit
                < 200
                == remove _acme-challenge.example.com value-1 fails: (500). Remove yourself what may be left: _acme-challenge.example.com TXT "value-1".
                > DELETE https://api.example.net/value-1
                < 200
                > POST https://api.example.net/commit
                < 500
                == remove _acme-challenge.example.com value-1
                > DELETE https://api.example.net/value-1
                < 200
                > POST https://api.example.net/commit
                < 200
                """);
    }

    @Test
    void oneFailureDoesNotKeepTheOthersThere() throws Exception {
        Replay.play("""
                zone: dns
                values: {add: {post: "/${value}"}, remove: {delete: "/${value}"}}
                commit: {post: "/commit/${zone}"}
                """, """
                == add _acme-challenge.a.example.com value-1 + _acme-challenge.b.example.com value-2 fails: (500)
                > POST https://api.example.net/value-1
                < 500
                > POST https://api.example.net/value-2
                < 200
                > POST https://api.example.net/commit/example.com
                < 200
                == remove _acme-challenge.a.example.com value-1 + _acme-challenge.b.example.com value-2 fails: left: _acme-challenge.b.example.com TXT "value-2".
                > DELETE https://api.example.net/value-1
                < 200
                > DELETE https://api.example.net/value-2
                < 500
                > POST https://api.example.net/commit/example.com
                < 200
                """);
    }

    @Test
    void aPlaceInAListIsLookedForEachTime() throws Exception {
        Replay.play("""
                zone: dns
                records:
                  alone: true
                  add: {post: "/add?v=${value}", take: {line: /line}}
                  find: {get: /lines, each: /, value: v, take: {line: line}}
                  remove: {delete: "/lines/${line}"}
                """, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/add?v=value-1
                < 200
                {"line": 7}
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/lines
                < 200
                [{"line": 7, "v": "somebody-elses"}, {"line": 8, "v": "value-1"}, {"line": 9, "v": "value-1"}]
                > DELETE https://api.example.net/lines/8
                < 200
                """);
    }

    @Test
    void whereThereIsRoomForOneTheSecondWaitsForAnotherRun() throws Exception {
        Replay.play("""
                zone: dns
                slot: {set: {get: "/set?v=${value}"}, clear: {get: "/clear?v=${value}"}}
                """, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/set?v=value-1
                < 200
                == add _acme-challenge.example.com value-2 fails: room for one TXT value at _acme-challenge.example.com, where
                == remove _acme-challenge.example.com value-2
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/clear?v=value-1
                < 200
                == add _acme-challenge.example.com value-2
                > GET https://api.example.net/set?v=value-2
                < 200
                == add _acme-challenge.a.example.com value-3 + _acme-challenge.a.example.com value-4 fails: ask for them in two certificates
                """);
    }

    @Test
    void whatWasThereBeforeIsLookedFor() throws Exception {
        Replay.play("""
                zone: dns
                records:
                  add: {post: "/add?v=${value}", ignore: 409, take: {id: /id}}
                  find: {get: /list, each: /, value: v, take: {id: id}}
                  remove: {delete: "/records/${id}"}
                """, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/add?v=value-1
                < 409
                {"id": "of-the-error"}
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/list
                < 200
                [{"id": 7, "v": "value-1"}]
                > DELETE https://api.example.net/records/7
                < 200
                """);
    }
}
