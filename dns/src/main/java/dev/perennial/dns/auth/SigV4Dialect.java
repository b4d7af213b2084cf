package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;

/** AWS's signature version 4 and those that differ from it in names. */
enum SigV4Dialect {
    AWS("AWS4-HMAC-SHA256", "AWS4", "aws4_request", "X-Amz-Date", "X-Amz-Security-Token"),
    JDCLOUD("JDCLOUD2-HMAC-SHA256", "JDCLOUD2", "jdcloud2_request", "X-Jdcloud-Date", "X-Jdcloud-Security-Token"),
    VOLCENGINE("HMAC-SHA256", "", "request", "X-Date", "X-Security-Token"),
    /** Without a scope: the secret itself is the key. */
    HUAWEI("SDK-HMAC-SHA256", "", "", "X-Sdk-Date", "X-Security-Token");

    final String algorithm;
    final String keyPrefix;
    final String terminator;
    final String dateHeader;
    final String tokenHeader;

    SigV4Dialect(String algorithm, String keyPrefix, String terminator, String dateHeader, String tokenHeader) {
        this.algorithm = algorithm;
        this.keyPrefix = keyPrefix;
        this.terminator = terminator;
        this.dateHeader = dateHeader;
        this.tokenHeader = tokenHeader;
    }

    /** AWS wants the path of the request encoded once more (but for S3); Huawei wants a slash at its end. */
    String path(ApiRequest request) {
        String path = Percent.path(request);
        return switch (this) {
            case AWS -> Percent.encodePath(Percent.normalizePath(path));
            case HUAWEI -> path.endsWith("/") ? path : path + '/';
            case JDCLOUD, VOLCENGINE -> path;
        };
    }

    /** What else the provider wants among the headers. */
    ApiRequest prepare(ApiRequest request, String nonce) {
        return switch (this) {
            case AWS, HUAWEI -> request;
            case JDCLOUD -> request.with("X-Jdcloud-Nonce", nonce);
            case VOLCENGINE -> request.with("X-Content-Sha256", Digests.hex(Digests.sha256(request.body())));
        };
    }
}
