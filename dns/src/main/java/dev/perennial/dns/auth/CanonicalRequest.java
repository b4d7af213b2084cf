package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A request in the form over which AWS and those who followed its example make signatures.
 *
 * @param text method, path, query, headers, their names and the body's hash, a line each
 * @param signedHeaders the names, in lower case, with semicolons between them
 */
record CanonicalRequest(String text, String signedHeaders) {
    static final Predicate<String> ALL = name -> true;

    /**
     * @param path as this provider wants to see it
     * @param signed which headers are signed, by their names in lower case; Host always is
     */
    static CanonicalRequest of(ApiRequest request, String path, Predicate<String> signed) {
        return of(request, path, headers(request, signed));
    }

    /**
     * @param headers with names in lower case, and values as they are to be signed
     */
    static CanonicalRequest of(ApiRequest request, String path, SortedMap<String, String> headers) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append('\n').append(path).append('\n');
        text.append(String.join("&", Percent.sortedQuery(request))).append('\n');
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text.append(header.getKey()).append(':').append(header.getValue()).append('\n');
        }
        String names = String.join(";", headers.keySet());
        text.append('\n').append(names).append('\n').append(Digests.hex(Digests.sha256(request.body())));
        return new CanonicalRequest(text.toString(), names);
    }

    static SortedMap<String, String> headers(ApiRequest request, Predicate<String> signed) {
        SortedMap<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (signed.test(lower)) {
                headers.put(lower, oneBlank(value.strip()));
            }
        });
        headers.put("host", request.host());
        return headers;
    }

    /** Of several blanks in a row one. */
    private static String oneBlank(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != ' ' || value.charAt(i - 1) != ' ') {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }

    String hash() {
        return Digests.hex(Digests.sha256(text));
    }
}
