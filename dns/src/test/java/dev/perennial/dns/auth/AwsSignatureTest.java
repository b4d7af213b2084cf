package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** AWS's test suite for signature version 4; the last lines of the file come from botocore, AWS's own library. */
class AwsSignatureTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2015-08-30T12:36:00Z"));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "aws-sigv4-suite.csv",
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            nullValues = "-",
            maxCharsPerColumn = 2000)
    void signsAsTheSuiteDoes(
            String name, String method, String uri, String headers, String body, String names, String signature)
            throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "service", "service",
                "region", "us-east-1",
                "access-key", "AKIDEXAMPLE",
                "secret-key", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
        Map<String, String> sent = new HashMap<>();
        for (String header : headers == null ? new String[0] : headers.split("; (?=[A-Z])", -1)) {
            int colon = header.indexOf(':');
            sent.put(header.substring(0, colon), header.substring(colon + 1));
        }
        if (sent.containsKey("X-Amz-Security-Token")) {
            parameters.put("session-token", sent.remove("X-Amz-Security-Token"));
        }
        AuthSchemes schemes = new AuthSchemes(CLOCK, new Random(1), request -> null, Map.of());
        RequestSigner signer = schemes.signer("aws-sigv4", parameters);
        ApiRequest signed = signer.sign(new ApiRequest(method, URI.create(uri), sent, body == null ? "" : body));
        assertThat(signed.header("X-Amz-Date")).hasValue("20150830T123600Z");
        assertThat(signed.header("Authorization"))
                .hasValue("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=" + names + ", Signature=" + signature);
    }
}
