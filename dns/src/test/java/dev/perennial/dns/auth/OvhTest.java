package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.RequestSigner;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of OVH's "First steps with the API". */
class OvhTest {
    @Test
    void signsWithTheServersTime() throws Exception {
        try (Provider provider = new Provider(request -> new ApiResponse(200, Map.of(), "1366560945"))) {
            RequestSigner signer = provider.signer("ovh", parameters(provider));
            ApiRequest request = new ApiRequest("GET", URI.create("https://eu.api.ovh.com/1.0/domains/"), Map.of(), "");
            ApiRequest signed = signer.sign(request);
            assertThat(signed.header("X-Ovh-Signature")).hasValue("$1$d3705e8afb27a0d2970a322b96550abfc67bb798");
            assertThat(signed.header("X-Ovh-Timestamp")).hasValue("1366560945");
            assertThat(signed.header("X-Ovh-Application")).hasValue("7kbG7Bk7S9Nt7ZSV");
            assertThat(signed.header("X-Ovh-Consumer")).hasValue("MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1");

            provider.clock.advance(Duration.ofSeconds(5));
            assertThat(signer.sign(request).header("X-Ovh-Timestamp")).hasValue("1366560950");
            assertThat(provider.asked).hasSize(1);
            assertThat(provider.asked.getFirst().uri().getPath()).isEqualTo("/1.0/auth/time");
            assertThat(signer.renew()).isTrue();
            assertThat(signer.sign(request).header("X-Ovh-Timestamp")).hasValue("1366560945");
            assertThat(signer.toString()).doesNotContain("EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF", "MtSwSrPpNjqfVSmJ");
        }
    }

    @Test
    void saysThatTheAddressIsWrong() throws Exception {
        try (Provider provider = new Provider(request -> new ApiResponse(200, Map.of(), "<html>hello</html>"))) {
            assertThatThrownBy(() -> Provider.sign(provider.signer("ovh", parameters(provider))))
                    .hasMessage("127.0.0.1 does not say what time it is; check the API's address.");
        }
    }

    private static Map<String, String> parameters(Provider provider) {
        return Map.of(
                "base", provider.url() + "/1.0",
                "application-key", "7kbG7Bk7S9Nt7ZSV",
                "application-secret", "EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF",
                "consumer-key", "MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1");
    }
}
