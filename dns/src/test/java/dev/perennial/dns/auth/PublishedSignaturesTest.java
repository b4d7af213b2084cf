package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that providers publish for their signatures, and where they publish none, openssl's and Python's word. */
class PublishedSignaturesTest {
    private static final String JSON = "application/json";

    /** The example of "Signature v3": as it is now, with a key of stars, and as it was, without an action signed. */
    @Test
    void tencentCloud() throws Exception {
        String body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        ApiRequest request =
                request("POST", "https://cvm.tencentcloudapi.com", Map.of("X-TC-Action", "DescribeInstances"), body);
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1551113065));
        String stars = "*".repeat(32);
        assertThat(authorization(new Tc3(keys("AKID" + stars, stars), "cvm", clock), request))
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKID" + stars + "/2019-02-25/cvm/tc3_request, "
                        + "SignedHeaders=content-type;host;x-tc-action, Signature="
                        + "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
        Tc3 older =
                new Tc3(keys("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******"), "cvm", clock);
        assertThat(authorization(older, request("POST", "https://cvm.tencentcloudapi.com/", Map.of(), body)))
                .endsWith("SignedHeaders=content-type;host, Signature="
                        + "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c");
    }

    /** The example of "RPC style signatures": DescribeRegions. */
    @Test
    void alibabaCloudVersion1() throws Exception {
        AliyunV1 signer = new AliyunV1(
                keys("testid", "testsecret"), at("2016-02-23T12:46:24Z"), () -> "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf");
        String uri = "https://ecs.aliyuncs.com/?Format=XML&Action=DescribeRegions&Version=2014-05-26";
        assertThat(signer.sign(request("GET", uri, Map.of(), "")).uri().getRawQuery())
                .startsWith("Format=XML&Action=DescribeRegions&Version=2014-05-26&AccessKeyId=testid&")
                .contains("Timestamp=2016-02-23T12%3A46%3A24Z")
                .endsWith("&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D");
    }

    /** With a temporary key and characters that are encoded; Python's hmac. */
    @Test
    void alibabaCloudVersion1WithAToken() throws Exception {
        AccessKeys keys = new AccessKeys("id", new Secret("key"), Optional.of(new Secret("tok/en=")));
        AliyunV1 signer = new AliyunV1(keys, at("2026-11-25T10:00:00Z"), () -> "n");
        String uri = "https://alidns.aliyuncs.com/?Action=DescribeDomainRecords&Format=JSON&Value=a%20b%2a~%2B%C3%BC";
        assertThat(signer.sign(request("POST", uri, Map.of(), "")).uri().getRawQuery())
                .contains("&SecurityToken=tok%2Fen%3D&")
                .endsWith("&Signature=2Cc4FJxvINHATSaojEfIOwU81sM%3D");
    }

    /** The example of "Request structure and signature V3": RunInstances. */
    @Test
    void alibabaCloudVersion3() throws Exception {
        Acs3 signer = new Acs3(
                keys("YourAccessKeyId", "YourAccessKeySecret"),
                at("2023-10-26T10:22:32Z"),
                () -> "3156853299f313e23d1673dc12e1703d");
        String uri = "https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai"
                + "&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd";
        Map<String, String> headers = Map.of("x-acs-action", "RunInstances", "x-acs-version", "2014-05-26");
        assertThat(authorization(signer, request("POST", uri, headers, "")))
                .isEqualTo("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
                        + "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    /** The example of "Generating authentication strings", signed over Host and x-bce-date. */
    @Test
    void baiduCloud() throws Exception {
        BceV1 signer = new BceV1(keys("a".repeat(32), "b".repeat(32)), at("2015-04-27T08:23:49Z"));
        String uri = "https://bj.bcebos.com/v1/test/myfolder/readme.txt"
                + "?uploadId=a44cc9bab11cbd156984767aad637851&partNumber=9";
        assertThat(authorization(signer, request("PUT", uri, Map.of(), "Hello!!!")))
                .isEqualTo("bce-auth-v1/" + "a".repeat(32) + "/2015-04-27T08:23:49Z/1800/host;x-bce-date/"
                        + "1b8de5a23a56eef657c69f94c621e7acd227d049a4ba577f537d5e5cebf0cf32");
    }

    /** testdata.json of Akamai's own signers, with their max_body of 2048. */
    @ParameterizedTest
    @CsvSource({
        "GET,  /,                         0,   tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU=",
        "GET,  /testapi/v1/t1?p1=1&p2=2,  0,   hKDH1UlnQySSHjvIcZpDMbQHihTQ0XyVAKZaApabdeA=",
        "POST, /testapi/v1/t3,            32,  hXm4iCxtpN22m4cbZb4lVLW5rhX8Ca82vCFqXzSTPe4=",
        "POST, /testapi/v1/t3,            2048, 6Q6PiTipLae6n4GsSIDTCJ54bEbHUBp+4MUXrbQCBoY=",
        "POST, /testapi/v1/t3,            2049, 6Q6PiTipLae6n4GsSIDTCJ54bEbHUBp+4MUXrbQCBoY=",
        "POST, /testapi/v1/t6,            0,   1gEDxeQGD5GovIkJJGcBaKnZ+VaPtrc4qBUHixjsPCQ=",
        "PUT,  /testapi/v1/t6,            31,  GNBWEYSEWOLtu+7dD52da2C39aX/Jchpon3K/AmBqBU=",
    })
    void akamai(String method, String path, int length, String signature) throws Exception {
        EdgeGrid signer = new EdgeGrid(
                "akab-client-token-xxx-xxxxxxxxxxxxxxxx",
                new Secret("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx="),
                "akab-access-token-xxx-xxxxxxxxxxxxxxxx",
                2048,
                at("2014-03-21T19:34:21Z"),
                () -> "nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
        String host = "https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net";
        String letter = method.equals("PUT") ? "P" : "d";
        String body = length == 32 ? "data".repeat(8) : letter.repeat(length);
        assertThat(authorization(signer, request(method, host + path, Map.of(), body)))
                .isEqualTo("EG1-HMAC-SHA256 client_token=akab-client-token-xxx-xxxxxxxxxxxxxxxx;"
                        + "access_token=akab-access-token-xxx-xxxxxxxxxxxxxxxx;timestamp=20140321T19:34:21+0000;"
                        + "nonce=nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx;signature=" + signature);
    }

    /** The tests of Exoscale's own Python signer. */
    @Test
    void exoscale() throws Exception {
        RequestSigner signer =
                new Exoscale("EXO" + "x".repeat(24), new Secret("X".repeat(43)), at("2076-12-31T23:50:00Z"));
        assertThat(authorization(signer, request("GET", "https://api.exoscale.com/v2/zone", Map.of(), "")))
                .isEqualTo("EXO2-HMAC-SHA256 credential=EXO" + "x".repeat(24)
                        + ",expires=3376684800,signature=Ntbq/p0HVmA3Zg1HHY+Lq1vjFGi7HeMrrgXDS5jRNlY=");
        String query = "https://api.exoscale.com/v2/zone?k2=v2&k1=v1&k3=a&k3=b";
        assertThat(authorization(signer, request("GET", query, Map.of(), "")))
                .endsWith(",signed-query-args=k1;k2,expires=3376684800,"
                        + "signature=iqOBz13+44L5j0uJclE8hmUhQQcvtCSoPEOXYK6liqY=");
    }

    /** The example of "AK/SK signing", with the access key of Huawei's Java SDK's tests. */
    @Test
    void huaweiCloud() throws Exception {
        SigV4 signer = sigV4(
                SigV4Dialect.HUAWEI,
                keys("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"),
                "2019-11-15T03:36:55Z",
                "",
                "");
        String uri = "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs"
                + "?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
        assertThat(authorization(signer, request("GET", uri, Map.of("Content-Type", JSON), "")))
                .isEqualTo("SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, "
                        + "Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe");
    }

    /** The test of JD Cloud's C++ signer. */
    @Test
    void jdCloud() throws Exception {
        SigV4 signer = sigV4(SigV4Dialect.JDCLOUD, keys("ak", "sk"), "2009-02-13T23:31:30Z", "cn-north-1", "vm");
        assertThat(authorization(signer, request("GET", "http://vm.cn-north-1.jdcloud.net/", Map.of(), "")))
                .isEqualTo("JDCLOUD2-HMAC-SHA256 Credential=ak/20090213/cn-north-1/vm/jdcloud2_request, "
                        + "SignedHeaders=host;x-jdcloud-date;x-jdcloud-nonce, Signature="
                        + "43a76892222031f847c00c56cac8d4d2dc179a4e75a37868d09a5300435f4054");
    }

    /**
     * The request of "Signature example", whose secret the page hides; so the expectation is Python's hmac over the
     * canonical request that the page shows, with another secret.
     */
    @Test
    void volcengine() throws Exception {
        SigV4 signer = sigV4(
                SigV4Dialect.VOLCENGINE,
                keys("AKExample", "SecretExample"),
                "2020-04-01T08:18:05Z",
                "cn-north-1",
                "iam");
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        String uri = "https://iam.volcengineapi.com/?Action=ListUsers&Version=2020-04-01&Limit=10&Offset=0";
        assertThat(authorization(signer, request("GET", uri, headers, "")))
                .isEqualTo("HMAC-SHA256 Credential=AKExample/20200401/cn-north-1/iam/request, "
                        + "SignedHeaders=content-type;host;x-content-sha256;x-date, Signature="
                        + "7e253376b48b7aea6b6bc4c9fd771c01969df888fb1d9aef8be440610aaa4682");
    }

    /** No example is published; Python's hmac over GET/zones20261125T101112Z. */
    @Test
    void aurora() throws Exception {
        RequestSigner signer = new Aurora("key", new Secret("secret"), at("2026-11-25T10:11:12.5Z"));
        ApiRequest signed = signer.sign(request("GET", "https://api.auroradns.eu/zones", Map.of(), ""));
        assertThat(signed.header("x-auroradns-date")).hasValue("20261125T101112Z");
        assertThat(signed.header("Authorization"))
                .hasValue("AuroraDNSv1 a2V5OjRtVmZ5SnhCT3pHV2ZNVUNEc2lyOFFSeWcxckFlM2lkTEFyRUt4VzRjN1k9");
    }

    /** The key, path and time of Websupport's documentation; it shows no result, so Python's. */
    @Test
    void websupport() throws Exception {
        RequestSigner signer = new HmacPath(
                "ak48l3h7-ak5d-qn4t-p8gc-b6fs8c3l",
                new Secret("ajvkeo3y82ndsu2smvxy3o36496dcascksldncsq"),
                InstantSource.fixed(Instant.ofEpochSecond(1548240417)));
        ApiRequest signed = signer.sign(request("GET", "https://rest.websupport.sk/v1/user/self?a=b", Map.of(), ""));
        assertThat(signed.header("Date")).hasValue("20190123T104657Z").isEqualTo(signed.header("X-Date"));
        assertThat(signed.header("Authorization"))
                .hasValue("Basic "
                        + Digests.base64("ak48l3h7-ak5d-qn4t-p8gc-b6fs8c3l:2a4fa1ba08073c56201f6052d476151947338bde"));
    }

    /** The example of DNS Made Easy's API documentation. */
    @Test
    void dnsMadeEasy() throws Exception {
        Map<String, String> parameters =
                Map.of("key", "1c1a3c91-4770-4ce7-96f4-54c0eb0e457a", "secret", "c9b5625f-9834-4ff8-baba-4ed5f32cae55");
        AuthSchemes schemes = new AuthSchemes(at("2011-02-12T20:59:04Z"), new Random(1), request -> null, Map.of());
        ApiRequest signed = schemes.signer("dnsmadeeasy", parameters)
                .sign(request("GET", "https://api.dnsmadeeasy.com/V2.0/dns/managed", Map.of(), ""));
        assertThat(signed.headers())
                .containsEntry("x-dnsme-apiKey", "1c1a3c91-4770-4ce7-96f4-54c0eb0e457a")
                .containsEntry("x-dnsme-requestDate", "Sat, 12 Feb 2011 20:59:04 GMT")
                .containsEntry("x-dnsme-hmac", "b3502e6116a324f3cf4a8ed693d78bcee8d8fe3c");
    }

    /** No example is published; Python's hmac over the milliseconds. */
    @Test
    void constellix() throws Exception {
        Map<String, String> parameters = Map.of("key", "k", "secret", "s");
        AuthSchemes schemes = new AuthSchemes(at("2018-04-13T05:38:25.844Z"), new Random(1), request -> null, Map.of());
        ApiRequest signed = schemes.signer("constellix", parameters)
                .sign(request("GET", "https://api.dns.constellix.com/v1/domains", Map.of(), ""));
        assertThat(signed.headers())
                .containsEntry("x-cnsdns-requestDate", "1523597905844")
                .containsEntry("x-cnsdns-hmac", "dHlgu3GxdD7gfXaMza0YeyL8eIs=");
    }

    /** Temporary keys come with a token, which is signed where the provider signs headers. */
    @ParameterizedTest
    @CsvSource({
        "aws-sigv4,    X-Amz-Security-Token,      x-amz-security-token",
        "jdcloud,      X-Jdcloud-Security-Token,  x-jdcloud-security-token",
        "volcengine,   X-Security-Token,          x-security-token",
        "byteplus,     X-Security-Token,          x-security-token",
        "huawei-aksk,  X-Security-Token,          x-security-token",
        "acs3,         x-acs-security-token,      x-acs-security-token",
        "bce-v1,       x-bce-security-token,      x-bce-security-token",
        "tc3,          X-TC-Token,                content-type;host",
    })
    void temporaryKeysComeWithAToken(String scheme, String header, String signed) throws Exception {
        Map<String, String> parameters =
                new HashMap<>(Map.of("access-key", "id", "secret-key", "key", "session-token", "tok/en="));
        for (SchemeParameter parameter : AuthSchemes.all().get(scheme)) {
            if (parameter.required()) {
                parameters.putIfAbsent(parameter.name(), "x");
            }
        }
        AuthSchemes schemes = new AuthSchemes(at("2026-11-25T10:00:00Z"), new Random(1), request -> null, Map.of());
        ApiRequest result =
                schemes.signer(scheme, parameters).sign(request("GET", "https://example.net", Map.of(), ""));
        assertThat(result.header(header)).hasValue("tok/en=");
        assertThat(result.header("Authorization").orElseThrow())
                .contains(signed)
                .contains("id");
        parameters.remove("session-token");
        ApiRequest without =
                schemes.signer(scheme, parameters).sign(request("GET", "https://example.net", Map.of(), ""));
        assertThat(without.header(header)).isEmpty();
    }

    private static SigV4 sigV4(SigV4Dialect dialect, AccessKeys keys, String time, String region, String service) {
        return new SigV4(dialect, region, service, Kept.always(keys), at(time), () -> "uuid");
    }

    private static AccessKeys keys(String id, String secret) {
        return new AccessKeys(id, new Secret(secret), Optional.empty());
    }

    private static InstantSource at(String time) {
        return InstantSource.fixed(Instant.parse(time));
    }

    private static ApiRequest request(String method, String uri, Map<String, String> headers, String body) {
        return new ApiRequest(method, URI.create(uri), headers, body);
    }

    private static String authorization(RequestSigner signer, ApiRequest request) throws Exception {
        return signer.sign(request).header("Authorization").orElseThrow();
    }
}
