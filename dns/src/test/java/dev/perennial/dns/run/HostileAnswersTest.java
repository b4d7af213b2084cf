package dev.perennial.dns.run;

import org.junit.jupiter.api.Test;

/** What a provider answers is hostile: whatever it is, there is one sentence about it, and nothing of others is lost. */
class HostileAnswersTest {
    private static final String RECORDS = """
            zone: dns
            records:
              add: {post: "/records?v=${value}", take: {record_id: /id}}
              find: {get: /records, each: /records, value: v, take: {record_id: id}}
              remove: {delete: "/records/${record_id}"}
            """;

    @Test
    void aValueThatIsNoTextIsNotOurs() throws Exception {
        Replay.play(RECORDS, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/records?v=value-1
                < 200
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/records
                < 200
                {"records": [{"id": 1, "v": {"a": 1}}, {"id": 2, "v": ["a", "b"]}, {"id": 3, "v": []}, 4, null, {"id": 5, "v": "value-1"}]}
                > DELETE https://api.example.net/records/5
                < 200
                """);
    }

    @Test
    void aRecordWithoutIdIsNotRemoved() throws Exception {
        Replay.play(RECORDS, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/records?v=value-1
                < 200
                == remove _acme-challenge.example.com value-1 fails: Example did not say what DELETE /records/... needs: record_id
                > GET https://api.example.net/records
                < 200
                {"records": [{"v": "value-1"}]}
                == remove _acme-challenge.example.com value-1 fails: Example did not say what DELETE /records/... needs: record_id
                > GET https://api.example.net/records
                < 200
                {"records": [{"id": "", "v": "value-1"}]}
                """);
    }

    @Test
    void anEmptyIdOfANewRecordIsNone() throws Exception {
        Replay.play(RECORDS, """
                == add _acme-challenge.example.com value-1
                > POST https://api.example.net/records?v=value-1
                < 200
                {"id": ""}
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/records
                < 200
                {"records": []}
                """);
    }

    @Test
    void zonesWithoutNamesHoldNothing() throws Exception {
        Replay.play("""
                zone: {list: {get: /zones, each: /zones, zone: name}}
                values: {add: {post: "/${zone}"}, remove: {delete: "/${zone}"}}
                """, """
                == add _acme-challenge.example.com value-1 fails: No zone of _acme-challenge.example.com
                > GET https://api.example.net/zones
                < 200
                {"zones": [{"name": ""}, {"name": "."}, {"name": {"a": 1}}, {"name": [1, 2]}, 3, null, {"name": "ample.com"}]}
                """);
    }

    @Test
    void aZoneThatIsNotWrittenWholeIsNotRead() throws Exception {
        Replay.play("""
                zone: dns
                whole:
                  read: {get: /records, each: /records, value: v}
                  record: {v: "${value}"}
                  write: {put: /records, json: "${records}"}
                """, """
                == add _acme-challenge.example.com value-1 fails: has no list of records
                > GET https://api.example.net/records
                < 200
                {"message": "try again tomorrow"}
                == add _acme-challenge.example.com value-1 fails: has no list of records
                > GET https://api.example.net/records
                < 200
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/records
                < 200
                {"records": []}
                > PUT https://api.example.net/records
                [{"v": "value-1"}]
                < 200
                """);
    }

    @Test
    void aListWithoutEndIsNotBelieved() throws Exception {
        StringBuilder exchanges =
                new StringBuilder("== add _acme-challenge.example.com value-1 fails: list without end\n");
        for (int page = 1; page <= 1000; page++) {
            exchanges
                    .append("> GET https://api.example.net/records?page=")
                    .append(page)
                    .append("\n< 200\n[{\"v\": 1}]\n");
        }
        Replay.play("""
                zone: dns
                whole:
                  read: {get: "/records?page=${page}", each: /, value: v, next: {size: 1}}
                  record: {v: "${value}"}
                  write: {put: /records, json: "${records}"}
                """, exchanges.toString());
    }

    @Test
    void theNextPageMayBeNamedInShort() throws Exception {
        Replay.play("""
                zone: {list: {get: /v1/zones, each: /, zone: name, next: {link: true}}}
                values: {add: {post: "/${zone}"}, remove: {delete: "/${zone}"}}
                """, """
                == zone _acme-challenge.example.com
                > GET https://api.example.net/v1/zones
                < 200
                < Link: </v1/zones?page=1>; rel="prev", <zones?fields=name,id&page=2>; rel="next"
                []
                > GET https://api.example.net/v1/zones?fields=name,id&page=2
                < 200
                < Link: <https://API.example.net:443/v1/zones?page=3>; rel=next
                []
                > GET https://API.example.net:443/v1/zones?page=3
                < 200
                [{"name": "example.com"}]
                """);
    }

    @Test
    void theNextPageIsNotAskedOfOthers() throws Exception {
        for (String address : new String[] {
            "https://evil.example/",
            "http://api.example.net/",
            "https://api.example.net:8443/",
            "https://a@api.example.net/",
            "https://api.example.net./",
            "//evil.example/",
            "https://[::1]/",
            "http://127.0.0.1/",
            "ftp://api.example.net/",
            "https:evil",
            "https://api.example.net.evil.example/",
            "https://evil.example#@api.example.net/"
        }) {
            Replay.play("""
                    zone: {list: {get: /zones, each: /z, zone: name, next: {url: /next}}}
                    values: {add: {post: "/${zone}"}, remove: {delete: "/${zone}"}}
                    """, """
                    == zone _acme-challenge.example.com fails: .
                    > GET https://api.example.net/zones
                    < 200
                    {"next": "%s"}
                    """.formatted(address));
        }
    }

    @Test
    void aPageIsNoAnswer() throws Exception {
        for (String page :
                new String[] {"<html>Please log in</html>", "{} {}", "{\"a\": 1", "[".repeat(200), "{'a': 1}"}) {
            Replay.play(RECORDS, """
                    == add _acme-challenge.example.com value-1 fails: with something that is not JSON
                    > POST https://api.example.net/records?v=value-1
                    < 200
                    %s
                    """.formatted(page));
        }
    }

    @Test
    void xmlIsReadWithinLimits() throws Exception {
        for (String page : new String[] {
            "<a>".repeat(200), "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "<a><b></a>", "a"
        }) {
            Replay.play("answers: xml\n" + RECORDS, """
                    == add _acme-challenge.example.com value-1 fails: with something that is not XML
                    > POST https://api.example.net/records?v=value-1
                    < 200
                    %s
                    """.formatted(page));
        }
    }
}
