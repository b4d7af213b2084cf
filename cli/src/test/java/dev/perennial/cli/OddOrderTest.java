package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that are not what one expects, and refusals that tell what would do. */
class OddOrderTest extends CaScenario {
    @Override
    TestCaBuilder settings() {
        return TestCa.builder().authorizationReuse(1).caaIdentities("ca.example");
    }

    @Test
    @Tag("case33")
    void namesAndAuthorizationsMayComeInAnyOrder() throws Exception {
        changed(order -> {
            reverse(order.getAsJsonArray("identifiers"));
            reverse(order.getAsJsonArray("authorizations"));
        });
        host.obtain("a.example", "-d", "b.example,c.example");
        assertThat(host.names("a.example")).containsExactlyInAnyOrder("a.example", "b.example", "c.example");
    }

    @Test
    @Tag("case33")
    void whatIsProvenAlreadyMayBeLeftOut() throws Exception {
        host.obtain("a.example");
        changed(order -> order.add("authorizations", new JsonArray()));
        host.renew().ends(0);
        assertThat(host.ca.issued()).hasSize(2).endsWith(host.certificate("a.example"));
    }

    /** One more to prove than was asked for, and one that is there twice. */
    @Test
    @Tag("case33")
    void case33MoreAuthorizationsThanNamesAreAllProven() throws Exception {
        List<JsonElement> parent = new ArrayList<>();
        host.ca.faults().next(Route.NEW_ORDER, Fault.rewritten(answer -> {
            parent.add(order(answer).getAsJsonArray("authorizations").get(0));
            return answer.withStatus(400);
        }));
        host.certonly("-d", "example").ends(1);
        changed(order -> {
            JsonArray all = order.getAsJsonArray("authorizations");
            all.add(parent.getFirst());
            all.add(all.get(0));
        });
        host.obtain("a.example");
        assertThat(host.names("a.example")).containsExactly("a.example");
        assertThat(host.ca.requests().count(Route.CHALLENGE)).isEqualTo(2);
    }

    @Test
    @Tag("case50")
    void aProfileThatIsNotEchoedIsNoTrouble() throws Exception {
        changed(order -> order.remove("profile"));
        host.obtain("a.example", "--required-profile", "shortlived");
        assertThat(host.certificate("a.example").lifetime()).hasDays(6);
    }

    @Test
    @Tag("case51")
    void aCaaRecordThatForbidsIsNamed() {
        String complaint = "caa: the CAA record set for a.example does not permit it";
        host.ca.dns().setCaa("a.example", "0 issue \"other.example\"");
        host.certonly("-d", "a.example")
                .ends(1, complaint, "perennial doctor a.example looks at what the CA has looked at");
        host.ca.dns().setCaa("a.example", "0 issue \"ca.example; accounturi=https://ca.example/account/7\"");
        host.certonly("-d", "a.example").ends(1, complaint);
        host.ca.dns().setCaa("a.example", "0 issue \"ca.example\"");
        host.certonly("-d", "a.example").ends(0);
    }

    @Test
    @Tag("case53")
    void newTermsAreNamedWithTheirPage() {
        refused(Route.NEW_ORDER, 403, "userActionRequired", "\"instance\":\"https://ca.example/terms/2\"");
        host.certonly("-d", "a.example").ends(1, "Do what the CA asks at https://ca.example/terms/2");
    }

    @Test
    @Tag("case56")
    void keysThatTheCaDoesNotTakeAreNamedWithThoseItDoes() throws Exception {
        refused(Route.NEW_ACCOUNT, 400, "badSignatureAlgorithm", "\"algorithms\":[\"ES384\",\"EdDSA\"]");
        host.run("register", "--agree-tos").ends(1, "badSignatureAlgorithm", "accepted are ES384, EdDSA");
        refused(Route.NEW_ACCOUNT, 400, "badPublicKey", "\"detail\":\"this key is known to others\"");
        host.run("register", "--agree-tos").ends(1, "badPublicKey: this key is known to others");
        assertThat(host.accounts()).isEmpty();
    }

    private void refused(Route route, int status, String type, String member) {
        String body = "{\"type\":\"urn:ietf:params:acme:error:" + type + "\"," + member + "}";
        host.ca.faults().next(route, Fault.instead(Answer.of(status, "application/problem+json", body)));
    }

    private void changed(Consumer<JsonObject> change) {
        Fault fault = Fault.rewritten(answer -> {
            JsonObject order = order(answer);
            if (order.has("authorizations")) {
                change.accept(order);
            }
            return answer.withBody(order.toString());
        });
        for (Route route : new Route[] {Route.NEW_ORDER, Route.ORDER, Route.FINALIZE}) {
            host.ca.faults().always(route, fault);
        }
    }

    private static JsonObject order(Answer answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static void reverse(JsonArray array) {
        for (int i = array.size() - 2; i >= 0; i--) {
            array.add(array.remove(i));
        }
    }
}
