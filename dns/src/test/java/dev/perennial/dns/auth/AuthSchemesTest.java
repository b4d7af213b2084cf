package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.engine.SolverException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthSchemesTest {
    private final AuthSchemes schemes = new AuthSchemes(
            InstantSource.system(),
            new Random(1),
            request -> {
                throw new SolverException("no network here");
            },
            Map.of());

    @Test
    void eachIsDescribedInSentences() {
        assertThat(AuthSchemes.all()).hasSizeGreaterThan(20);
        assertThat(names()).isSorted().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        AuthSchemes.all()
                .forEach((scheme, parameters) -> assertThat(parameters)
                        .as(scheme)
                        .isNotEmpty()
                        .allMatch(parameter -> parameter.name().matches("[a-z0-9]+(-[a-z0-9]+)*"))
                        .allMatch(parameter -> parameter.sentence().endsWith(".")));
    }

    static List<String> names() {
        return List.copyOf(AuthSchemes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsMissingStrangeOrDangerousIsNamedAndNeverShown(String scheme) {
        Map<String, String> values = new HashMap<>();
        for (SchemeParameter parameter : AuthSchemes.all().get(scheme)) {
            values.put(parameter.name(), "https://s3cret.example\r\nX-Evil: 1");
        }
        assertThatThrownBy(() -> schemes.signer(scheme, values).sign(null))
                .isInstanceOf(SolverException.class)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("s3cret");
        for (SchemeParameter parameter : AuthSchemes.all().get(scheme)) {
            Map<String, String> without = new HashMap<>(values);
            without.remove(parameter.name());
            if (parameter.required()) {
                assertThatThrownBy(() -> schemes.signer(scheme, without))
                        .hasMessage(
                                "The authentication scheme " + scheme + " needs a value for " + parameter.name() + '.');
            }
        }
        Map<String, String> more = new HashMap<>(values);
        more.put("colour", "red");
        assertThatThrownBy(() -> schemes.signer(scheme, more))
                .hasMessage("The authentication scheme " + scheme + " has no parameter colour.");
    }

    @Test
    void nothingThatHoldsSecretsPrintsThem() throws Exception {
        Map<String, String> environment = Map.of("AWS_SECRET_ACCESS_KEY", "s3cret");
        Means means = new Means(InstantSource.system(), new Random(1), request -> null, environment);
        TokenServer server = new TokenServer(means, "try again", List.of("s3cret"));
        Map<String, String> form = Map.of("client_secret", "s3cret");
        URI uri = URI.create("https://login.example.net/token");
        assertThat(List.of(
                                new AwsCredentials(Optional.empty(), "us-east-1", means),
                                new AccessKeys("id", new Secret("s3cret"), Optional.of(new Secret("s3cret"))),
                                new OAuth2(uri, form, Map.of("Authorization", "s3cret"), server),
                                new Azure(uri, form, Optional.empty(), means),
                                new Keystone(uri, "s3cret", server),
                                new AwsProfiles(Map.of("default", Map.of("aws_secret_access_key", "s3cret"))))
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void thereIsNoOther() {
        assertThatThrownBy(() -> schemes.signer("magic", Map.of()))
                .isInstanceOf(SolverException.class)
                .hasMessage("There is no authentication scheme magic.");
    }
}
