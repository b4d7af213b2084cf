package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's places for credentials, each served by a server on this machine in AWS's place. */
class AwsCredentialsTest {
    private static final Map<String, String> ROUTE53 = Map.of("service", "route53", "region", "us-east-1");
    private static final String KEYS = "{'Code': 'Success', 'AccessKeyId': 'ASIAMACHINE', 'SecretAccessKey': 's3cret', "
            + "'Token': 'IQoJ', 'Expiration': '2026-11-25T16:00:00Z'}";

    @TempDir
    Path home;

    @Test
    void theEnvironment() throws Exception {
        try (Provider provider = new Provider(AwsCredentialsTest::nothing)) {
            Map<String, String> environment = environment(
                    provider,
                    Map.of("AWS_ACCESS_KEY_ID", "AKIAENV", "AWS_SECRET_ACCESS_KEY", "s", "AWS_SESSION_TOKEN", "t"));
            ApiRequest signed = Provider.sign(provider.signer("aws-sigv4", ROUTE53, environment));
            assertThat(signed.header("Authorization").orElseThrow()).contains("Credential=AKIAENV/20261125/us-east-1/");
            assertThat(signed.header("X-Amz-Security-Token")).hasValue("t");
            assertThat(provider.asked).isEmpty();
        }
    }

    @Test
    void theProfilesOfBothFiles() throws Exception {
        write("credentials", "# mine\n[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s=1\n");
        write("config", """
                [default]
                region = eu-west-1
                [profile other]
                aws_access_key_id=AKIAOTHER
                aws_secret_access_key=s
                s3 =
                  aws_access_key_id = nested
                """);
        try (Provider provider = new Provider(AwsCredentialsTest::nothing)) {
            assertThat(credential(provider, Map.of(), Map.of())).startsWith("AKIADEFAULT/");
            assertThat(credential(provider, Map.of(), Map.of("AWS_PROFILE", "other")))
                    .startsWith("AKIAOTHER/");
            assertThat(credential(provider, Map.of("profile", "other"), Map.of("AWS_ACCESS_KEY_ID", "A")))
                    .startsWith("AKIAOTHER/");
            assertThatThrownBy(() -> credential(provider, Map.of(), Map.of("AWS_PROFILE", "third")))
                    .isInstanceOf(SolverException.class)
                    .hasMessage("There is no AWS profile third in ~/.aws/config or ~/.aws/credentials.");
        }
    }

    @Test
    void aRoleOfAProfileIsAssumedWithTheKeysOfAnother() throws Exception {
        write("credentials", "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n");
        write("config", "[profile dns]\nrole_arn = arn:aws:iam::1:role/dns\nsource_profile = base\nexternal_id = e1\n");
        try (Provider provider = new Provider(request -> sts("ASIAROLE"))) {
            assertThat(credential(provider, Map.of(), Map.of("AWS_PROFILE", "dns")))
                    .startsWith("ASIAROLE/");
            ApiRequest asked = provider.asked.getFirst();
            assertThat(asked.header("Authorization").orElseThrow())
                    .contains("Credential=AKIABASE/20261125/us-east-1/sts/");
            assertThat(Provider.form(asked))
                    .containsEntry("Action", "AssumeRole")
                    .containsEntry("RoleArn", "arn:aws:iam::1:role/dns")
                    .containsEntry("ExternalId", "e1");
        }
    }

    @Test
    void aRoleCanBeAParameter() throws Exception {
        try (Provider provider = new Provider(request -> sts("ASIAROLE"))) {
            Map<String, String> more =
                    Map.of("access-key", "AKIA1", "secret-key", "s", "role-arn", "arn:aws:iam::1:role/x");
            assertThat(credential(provider, more, Map.of())).startsWith("ASIAROLE/");
        }
    }

    @Test
    void profilesThatGoInACircleLeadNowhere() throws Exception {
        write(
                "config",
                "[profile a]\nrole_arn = arn:1\nsource_profile = b\n[profile b]\nrole_arn = arn:2\nsource_profile = a\n");
        try (Provider provider = new Provider(AwsCredentialsTest::nothing)) {
            assertThatThrownBy(() -> credential(provider, Map.of("profile", "a"), Map.of()))
                    .hasMessage("In the profile b of ~/.aws source_profile leads to no access key.");
        }
    }

    @Test
    void aWebIdentity() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "eyJhbGciOi\n");
        try (Provider provider = new Provider(request -> sts("ASIAWEB"))) {
            Map<String, String> environment =
                    Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString(), "AWS_ROLE_ARN", "arn:aws:iam::1:role/web");
            assertThat(credential(provider, Map.of(), environment)).startsWith("ASIAWEB/");
            assertThat(provider.asked.getFirst().header("Authorization")).isEmpty();
            assertThat(Provider.form(provider.asked.getFirst()))
                    .containsEntry("Action", "AssumeRoleWithWebIdentity")
                    .containsEntry("WebIdentityToken", "eyJhbGciOi");
        }
    }

    @Test
    void aContainer() throws Exception {
        try (Provider provider = new Provider(request -> Provider.json(200, KEYS))) {
            Map<String, String> environment = Map.of(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    provider.url() + "/v1/credentials",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                    "Basic abc");
            assertThat(credential(provider, Map.of(), environment)).startsWith("ASIAMACHINE/");
            assertThat(provider.asked.getFirst().header("Authorization")).hasValue("Basic abc");
            Map<String, String> elsewhere = Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://198.51.100.1/");
            assertThatThrownBy(() -> credential(provider, Map.of(), elsewhere))
                    .hasMessageContaining("neither an https address nor one of this machine");
        }
    }

    @Test
    void aMachineAsksForASessionFirstAndRenewsBeforeTheEnd() throws Exception {
        try (Provider provider = new Provider(AwsCredentialsTest::imds)) {
            RequestSigner signer = provider.signer("aws-sigv4", ROUTE53, environment(provider, Map.of()));
            assertThat(Provider.sign(signer).header("X-Amz-Security-Token")).hasValue("IQoJ");
            provider.clock.advance(Duration.ofHours(5));
            Provider.sign(signer);
            assertThat(provider.asked).hasSize(3);
            provider.clock.advance(Duration.ofMinutes(56));
            Provider.sign(signer);
            assertThat(provider.asked).hasSize(6);
            assertThat(signer.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void nowhere() throws Exception {
        try (Provider provider = new Provider(AwsCredentialsTest::nothing)) {
            assertThatThrownBy(() -> credential(provider, Map.of(), Map.of()))
                    .isInstanceOf(SolverException.class)
                    .hasMessageStartingWith("No AWS credentials are to be found: set AWS_ACCESS_KEY_ID and "
                            + "AWS_SECRET_ACCESS_KEY, or write ~/.aws/credentials; this machine has no role");
        }
    }

    @Test
    void aRefusalIsToldInAwssWords() throws Exception {
        String xml = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>User is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>";
        try (Provider provider = new Provider(request -> new ApiResponse(403, Map.of(), xml))) {
            Map<String, String> more =
                    Map.of("access-key", "AKIA1", "secret-key", "s", "role-arn", "arn:aws:iam::1:role/x");
            assertThatThrownBy(() -> credential(provider, more, Map.of()))
                    .hasMessage("127.0.0.1 refuses these credentials (403: AccessDenied, User is not authorized to "
                            + "perform: sts:AssumeRole); check the role's name and whom its trust policy trusts.");
        }
    }

    private static ApiResponse nothing(ApiRequest request) {
        return new ApiResponse(404, Map.of(), "");
    }

    private static ApiResponse imds(ApiRequest request) {
        String path = request.method() + ' ' + request.uri().getPath();
        boolean session = request.header("X-aws-ec2-metadata-token").equals(Optional.of("imds-token"));
        return switch (path) {
            case "PUT /latest/api/token" -> new ApiResponse(200, Map.of(), "imds-token");
            case "GET /latest/meta-data/iam/security-credentials/" ->
                new ApiResponse(session ? 200 : 401, Map.of(), "dns-role");
            case "GET /latest/meta-data/iam/security-credentials/dns-role" -> Provider.json(session ? 200 : 401, KEYS);
            default -> nothing(request);
        };
    }

    private static ApiResponse sts(String id) {
        return new ApiResponse(
                200,
                Map.of(),
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + id
                        + "</AccessKeyId><SecretAccessKey>s3cret</SecretAccessKey><SessionToken>IQoJ</SessionToken>"
                        + "<Expiration>2026-11-25T11:00:00Z</Expiration></Credentials></AssumeRoleResult>"
                        + "</AssumeRoleResponse>");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve(name), text);
    }

    private Map<String, String> environment(Provider provider, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", home.toString(),
                "AWS_ENDPOINT_URL_STS", provider.url() + "/",
                "AWS_EC2_METADATA_SERVICE_ENDPOINT", provider.url() + "/"));
        environment.putAll(more);
        return environment;
    }

    /** What stands after Credential= in the signature. */
    private String credential(Provider provider, Map<String, String> more, Map<String, String> environment)
            throws Exception {
        Map<String, String> parameters = new HashMap<>(ROUTE53);
        parameters.putAll(more);
        RequestSigner signer = provider.signer("aws-sigv4", parameters, environment(provider, environment));
        String authorization = Provider.authorization(signer);
        return authorization.substring(authorization.indexOf("Credential=") + "Credential=".length());
    }
}
