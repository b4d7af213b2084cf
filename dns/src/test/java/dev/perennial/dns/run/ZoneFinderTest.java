package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of a provider's zones a name is in, and what the DNS says about it. */
class ZoneFinderTest {
    private static final String LIST = """
            zone: {list: {get: /zones, each: /, zone: name}}
            values: {add: {post: "/${zone}/${name}/${host}"}, remove: {delete: "/${zone}"}}
            """;

    private static final String WALK =
            LIST.replace("list: {get: /zones, each: /, zone: name}", "walk: {get: \"/${zone}\"}");

    @Test
    void whatTheDnsSaysComesBeforeWhatIsLonger() {
        assertThat(ZoneFinder.candidates("_acme-challenge.a.b.example.com", Optional.of("b.example.com")))
                .containsExactly("b.example.com", "a.b.example.com", "example.com");
        assertThat(ZoneFinder.candidates("_acme-challenge.example.com", Optional.of("com")))
                .containsExactly("example.com", "com");
        assertThat(ZoneFinder.candidates("host.lan", Optional.of("lan"))).containsExactly("host.lan", "lan");
        assertThat(ZoneFinder.candidates("_acme-challenge.x.example.com", Optional.of("_acme-challenge.x.example.com")))
                .containsExactly("_acme-challenge.x.example.com", "x.example.com", "example.com");
        assertThat(ZoneFinder.candidates("_acme-challenge.example.com", Optional.empty()))
                .containsExactly("example.com");
    }

    @Test
    void aZoneThatIsNotDelegatedIsNotTaken() throws Exception {
        Replay.play(LIST, """
                zone: example.com
                == add _acme-challenge.www.example.com value-1
                > GET https://api.example.net/zones
                < 200
                [{"name": "Example.COM."}, {"name": "www.example.com"}, {"name": "com"}]
                > POST https://api.example.net/example.com/_acme-challenge.www/_acme-challenge.www
                < 200
                """);
    }

    @Test
    void whereTheDnsIsSilentTheLongestIsTaken() throws Exception {
        Replay.play(LIST, """
                zone: none
                == add _acme-challenge.www.example.com value-1
                > GET https://api.example.net/zones
                < 200
                [{"name": "com"}, {"name": "ww.example.com"}, {"name": "www.example.com"}, {"name": "example.com"}]
                > POST https://api.example.net/www.example.com/_acme-challenge/_acme-challenge
                < 200
                """);
    }

    @Test
    void aNameMayBeTheZoneItself() throws Exception {
        Replay.play(WALK, """
                zone: _acme-challenge.example.com
                == add _acme-challenge.example.com value-1
                > GET https://api.example.net/_acme-challenge.example.com
                < 200
                > POST https://api.example.net/_acme-challenge.example.com//%40
                < 200
                """);
    }

    @Test
    void whatTheDnsSaysOfAnotherNameIsNothing() throws Exception {
        Replay.play(WALK, """
                zone: evil.example
                == add _acme-challenge.example.com value-1 fails: No zone of _acme-challenge.example.com is among
                > GET https://api.example.net/example.com
                < 404
                == zone _acme-challenge.example.com
                > GET https://api.example.net/example.com
                < 200
                """);
    }

    @Test
    void aFailureIsNoAnswerAndIsAskedAgain() throws Exception {
        Replay.play(WALK, """
                == zone _acme-challenge.example.com fails: (401): no. The credentials need: a token
                > GET https://api.example.net/example.com
                < 401
                {"message": "no"}
                == zone _acme-challenge.example.com fails: (none of yours)
                > GET https://api.example.net/example.com
                < 404
                {"message": "none of yours"}
                == zone _acme-challenge.example.com
                > GET https://api.example.net/example.com
                < 200
                == zone _acme-challenge.example.com
                """);
    }

    @Test
    void aListThatCouldNotBeReadIsReadAgain() throws Exception {
        Replay.play(LIST, """
                == zone _acme-challenge.example.com fails: (403): no. The credentials need: a token
                > GET https://api.example.net/zones
                < 403
                {"message": "no"}
                == zone _acme-challenge.example.com
                > GET https://api.example.net/zones
                < 200
                [{"name": "example.com"}]
                == zone _acme-challenge.www.example.com
                """);
    }
}
