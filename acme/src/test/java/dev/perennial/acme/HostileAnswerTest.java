package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswerTest extends CaScenario {
    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "hello", "{", "{\"status\":}", "{} {}", "{\"a\":1,}", "<html></html>"})
    @Tag("case17")
    void whatIsNoJsonObjectIsShownInPart(String body) {
        ca.on("/order/1", Reply.json(200, body));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("is no JSON object but: " + body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "pending"            | 5                        | status
            "pending"            | "valid"                  | certificate
            "CA/authz/1"         | 7                        | authorizations
            "CA/authz/1"         | "ftp://x.example/1"      | authorizations
            "CA/authz/1"         | "https://u:p@x.example/" | authorizations
            "CA/authz/1"         | "https:///1"             | authorizations
            "CA/authz/1"         | "https://x.example:0/"   | authorizations
            "CA/authz/1"         | "https://x.example:99999/" | authorizations
            "CA/authz/1"         | "/authz/1"               | authorizations
            "CA/order/1/finalize"| {}                       | finalize
            "CA/order/1/finalize"| "https://x.example/ y"   | finalize
            "a.example"          | "../../etc"              | value
            "dns"                | "carrier-pigeon"         | value
            "expires":"2099      | "expires":"soon          | expires
            "expires":"2099      | "expires":"+999999999    | expires
            "expires":"2099      | "expires":"-2099         | expires""")
    void anIllFormedMemberIsNamed(String good, String bad, String member) {
        String order = ORDER.formatted("pending")
                .replace("\"certificate\":\"CA/cert/1\"", "\"expires\":\"2099-01-01T00:00:00.123456789012+01:00\"");
        assertThat(order).contains(good);
        ca.on("/order/1", Reply.json(200, order.replace(good, bad)));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining(member);
    }

    @Test
    void randomDamageNeverGivesAnotherException() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder order = new StringBuilder(ORDER.formatted("pending"));
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                order.setCharAt(random.nextInt(order.length()), (char) random.nextInt(1, 127));
            }
            ca.on("/order/1", Reply.json(200, order.toString()));
            try {
                assertThat(account.order(ca.url("/order/1")).url()).isEqualTo(ca.url("/order/1"));
            } catch (AcmeProtocolException e) {
                assertThat(e.getMessage()).as("seed %d, %s", seed, order).contains("he CA's");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a b", "a\\u0000b", "x/y", "tok.en", ""})
    void aTokenThatIsNoTokenIsRefused(String token) {
        ca.on("/authz/1", authorization("{\"type\":\"http-01\",\"url\":\"CA/c/1\",\"token\":\"" + token + "\"}"));
        assertThatThrownBy(() -> account.authorization(ca.url("/authz/1")))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("'token' is not base64url");
    }

    @Test
    @Tag("case41")
    void challengesThatWeCannotAnswerAreKeptApart() throws Exception {
        ca.on("/authz/1", authorization("""
                {"type":"dns-01","url":"CA/c/1","status":"pending","token":"abc"},
                {"type":"dns-01","url":"CA/c/2"}, {"type":"quantum-02","url":"CA/c/3","token":[1]}, {"type":"no-url"},
                {"type":"dns-persist-01","url":"CA/c/4","issuer-domain-names":[]}"""));
        List<Challenge> challenges = account.authorization(ca.url("/authz/1")).challenges();
        assertThat(challenges).hasSize(4);
        assertThat(challenges.get(0)).isInstanceOf(Dns01.class);
        assertThat(challenges.subList(1, 4))
                .allSatisfy(challenge -> assertThat(challenge).isInstanceOf(UnknownChallenge.class));
        assertThat(challenges).extracting(Challenge::type).contains("quantum-02");
    }

    @Test
    @Tag("case56")
    void aProblemIsReadWholeAndCleaned() {
        ca.on(
                "/new-order",
                new Reply(
                        403,
                        List.of("Content-Type: application/problem+json; charset=utf-8"),
                        """
                {"type":"urn:acme:error:rejectedIdentifier","detail":"No\\u001b[2J\\nway","instance":"https://ca.example/why",
                "algorithms":["ES256"],"subproblems":[{"type":"urn:ietf:params:acme:error:caa","detail":"forbidden",
                "identifier":{"type":"dns","value":"b.example"}},{"identifier":{"type":"?","value":1}},7]}""",
                        java.util.Optional.empty(),
                        Reply.Fault.NONE));
        AcmeProblemException e = catchThrowableOfType(
                AcmeProblemException.class, () -> account.newOrder(Requests.forNames("a.example", "b.example")));
        Problem problem = e.problem();
        assertThat(problem.is("rejectedIdentifier")).isTrue();
        assertThat(problem.detail()).isEqualTo("No [2J way");
        assertThat(problem.instance()).isPresent();
        assertThat(problem.algorithms()).containsExactly("ES256");
        assertThat(problem.subproblems()).hasSize(2);
        assertThat(problem.subproblems().get(0).identifier().orElseThrow().value())
                .isEqualTo("b.example");
        assertThat(e).hasMessageContaining("b.example: caa: forbidden").hasMessageContaining("accepted are ES256");
    }

    @Test
    void whatIsShownToPeopleCannotMoveTheirCursor() throws Exception {
        String meta =
                "\"profiles\":{\"fine\":\"a\\u001b[2Jb\",\"\\u001b[2J\":\"x\"},\"caaIdentities\":[\"ca\\u202e.example\"]";
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY.replace("\"profiles\":{\"classic\":\"as ever\"}", meta)));
        assertThat(client.directory().meta().profiles()).containsExactly(Map.entry("fine", "a [2Jb"));
        assertThat(client.directory().meta().caaIdentities()).containsExactly("ca .example");
        ca.on("/account/1", Reply.json(200, "{\"status\":\"valid\",\"contact\":[\"mailto:a\\u0007@example.org\"]}"));
        assertThat(account.fetch().contacts()).containsExactly("mailto:a @example.org");
    }

    private static Reply authorization(String challenges) {
        return Reply.json(200, """
                {"status":"pending","identifier":{"type":"dns","value":"a.example"},"challenges":[%s]}""".formatted(challenges));
    }
}
