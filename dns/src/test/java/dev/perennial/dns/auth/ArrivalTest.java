package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was signed has to be what arrives, after an HTTP client has had its hands on it. */
class ArrivalTest {
    private static final KeyPair KEY = Keys.generate(new KeySpec.Rsa(2048), new SecureRandom());

    @Test
    void oraclesSignatureFitsTheHeadersThatArrive() throws Exception {
        try (Provider provider = new Provider(request -> new ApiResponse(200, Map.of(), ""))) {
            Map<String, String> parameters =
                    Map.of("tenancy", "t", "user", "u", "fingerprint", "f", "private-key", Keys.toPem(KEY));
            ApiRequest arrived = arrive(provider, "oci", parameters, "PATCH");
            String authorization = arrived.header("Authorization").orElseThrow();
            StringBuilder signed = new StringBuilder();
            for (String name : parameter(authorization, "headers").split(" ", -1)) {
                String value = name.equals("(request-target)")
                        ? "patch " + arrived.uri().getRawPath() + '?'
                                + arrived.uri().getRawQuery()
                        : arrived.header(name).orElseThrow();
                signed.append(signed.isEmpty() ? "" : "\n")
                        .append(name)
                        .append(": ")
                        .append(value);
            }
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(KEY.getPublic());
            rsa.update(signed.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(rsa.verify(Base64.getDecoder().decode(parameter(authorization, "signature"))))
                    .isTrue();
        }
    }

    /** The server makes the signature anew from the headers that it is told are signed. */
    @ParameterizedTest
    @ValueSource(strings = {"aws-sigv4", "huawei-aksk", "tc3", "volcengine"})
    void soDoTheSignaturesOverCanonicalRequests(String scheme) throws Exception {
        try (Provider provider = new Provider(request -> new ApiResponse(200, Map.of(), ""))) {
            Map<String, String> parameters = new HashMap<>(Map.of("access-key", "id", "secret-key", "key"));
            for (SchemeParameter parameter : AuthSchemes.all().get(scheme)) {
                if (parameter.required()) {
                    parameters.putIfAbsent(parameter.name(), "x");
                }
            }
            ApiRequest arrived = arrive(provider, scheme, parameters, "POST");
            String authorization = arrived.header("Authorization").orElseThrow();
            int from = authorization.indexOf("SignedHeaders=") + "SignedHeaders=".length();
            Map<String, String> signed = new HashMap<>();
            for (String name : authorization
                    .substring(from, authorization.indexOf(", ", from))
                    .split(";", -1)) {
                signed.put(name, arrived.header(name).orElseThrow());
            }
            assertThat(signed.remove("host")).isEqualTo(arrived.host());
            ApiRequest again = provider.signer(scheme, parameters)
                    .sign(new ApiRequest(arrived.method(), arrived.uri(), signed, arrived.body()));
            assertThat(again.header("Authorization")).hasValue(authorization);
        }
    }

    private static ApiRequest arrive(Provider provider, String scheme, Map<String, String> parameters, String method)
            throws Exception {
        RequestSigner signer = provider.signer(scheme, parameters);
        URI uri = URI.create(provider.url() + "/zones/a%20b/records?name=_acme-challenge.example.net.&x=%2B");
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-TC-Action", "CreateRecord");
        provider.send(signer.sign(new ApiRequest(method, uri, headers, "{\"value\": \"ü\"}")));
        return provider.asked.getLast();
    }

    private static String parameter(String authorization, String name) {
        int from = authorization.indexOf(name + "=\"") + name.length() + 2;
        return authorization.substring(from, authorization.indexOf('"', from));
    }
}
