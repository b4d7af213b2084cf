package dev.perennial.dns.run;

import org.junit.jupiter.api.Test;

/** Values that are read, changed and written back together: those of others stay as they were. */
class SetsTest {
    private static final String SETS = """
            zone: dns
            sets:
              read: {get: "/${name}", values: /v, absent: [{json: {/code: none}}, 404], blind: 403, take: {tag: /tag}}
              write: {put: "/${name}", json: {v: {for: values, do: "${quoted(item)}"}, tag: "${tag?}"}}
              create: {post: "/${name}", json: {v: {for: values, do: "${quoted(item)}"}}}
              clear: {delete: "/${name}", ignore: 404}
              conflict: 409
            """;

    @Test
    void theValuesOfOthersAreWrittenBackAsTheyWere() throws Exception {
        String long1 = "a".repeat(255);
        Replay.play(SETS, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/_acme-challenge
                < 200
                {"tag": "t1", "v": ["\\"VALUE-1\\"", "plain with \\"quotes\\" within", "\\"a \\\\\\" and a \\\\\\\\ in it\\"", "\\"\\\\195\\\\164\\"", "\\"%s\\" \\"bb\\""]}
                > PUT https://api.example.net/_acme-challenge
                {"v": ["\\"VALUE-1\\"", "\\"plain with \\\\\\"quotes\\\\\\" within\\"", "\\"a \\\\\\" and a \\\\\\\\ in it\\"", "\\"\\\\195\\\\164\\"", "\\"%s\\" \\"bb\\"", "\\"value-1\\""], "tag": "t1"}
                < 200
                """.formatted(long1, long1));
    }

    @Test
    void whatIsThereIsNotWrittenAndWhatIsGoneNotRemoved() throws Exception {
        Replay.play(SETS, """
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/_acme-challenge
                < 200
                {"v": "value-1"}
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/_acme-challenge
                < 200
                {"v": ["VALUE-1", "value-11", {"a": "value-1"}, null]}
                """);
    }

    @Test
    void theFirstIsCreatedAndTheLastCleared() throws Exception {
        Replay.play(SETS, """
                == add _acme-challenge.example.com value-1 + _acme-challenge.example.com value-2
                > GET https://api.example.net/_acme-challenge
                < 404
                > POST https://api.example.net/_acme-challenge
                {"v": ["\\"value-1\\"", "\\"value-2\\""]}
                < 200
                == remove _acme-challenge.example.com value-1 + _acme-challenge.example.com value-2
                > GET https://api.example.net/_acme-challenge
                < 200
                {"v": ["value-2", "value-1"]}
                > DELETE https://api.example.net/_acme-challenge
                < 404
                == add _acme-challenge.example.com value-3
                > GET https://api.example.net/_acme-challenge
                < 400
                {"code": "none"}
                > POST https://api.example.net/_acme-challenge
                {"v": ["\\"value-3\\""]}
                < 200
                """);
    }

    @Test
    void whoIsQuickerIsReadAgainFiveTimes() throws Exception {
        Replay.play(SETS, "== add _acme-challenge.example.com value-1 fails: (409): too late" + """

                > GET https://api.example.net/_acme-challenge
                < 200
                {"tag": "t", "v": ["x"]}
                > PUT https://api.example.net/_acme-challenge
                {"v": ["\\"x\\"", "\\"value-1\\""], "tag": "t"}
                < 409
                {"message": "too late"}""".repeat(5));
    }

    @Test
    void whoMayNotReadRemembersWhatItHasPut() throws Exception {
        Replay.play(SETS, """
                == add _acme-challenge.example.com value-1 fails: (500)
                > GET https://api.example.net/_acme-challenge
                < 403
                > POST https://api.example.net/_acme-challenge
                {"v": ["\\"value-1\\""]}
                < 500
                == add _acme-challenge.www.example.com value-9
                > GET https://api.example.net/_acme-challenge.www
                < 403
                > POST https://api.example.net/_acme-challenge.www
                {"v": ["\\"value-9\\""]}
                < 200
                == add _acme-challenge.example.com value-2
                > GET https://api.example.net/_acme-challenge
                < 403
                > PUT https://api.example.net/_acme-challenge
                {"v": ["\\"value-1\\"", "\\"value-2\\""]}
                < 200
                == remove _acme-challenge.example.com value-1
                > GET https://api.example.net/_acme-challenge
                < 403
                > PUT https://api.example.net/_acme-challenge
                {"v": ["\\"value-2\\""]}
                < 200
                == remove _acme-challenge.example.com value-2
                > GET https://api.example.net/_acme-challenge
                < 403
                > DELETE https://api.example.net/_acme-challenge
                < 200
                """);
    }
}
