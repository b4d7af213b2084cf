package dev.perennial.dns.api;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Percent-encoding as RFC 3986 has it, with capital digits: what most signatures are made over. */
public final class Percent {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    public static String encode(String text) {
        return encode(text, "");
    }

    /** Leaves the slashes between the parts. */
    public static String encodePath(String path) {
        return encode(path, "/");
    }

    private static String encode(String text, String besides) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0 || besides.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return encoded.toString();
    }

    /** A percent sign that begins no two digits stands for itself. */
    public static String decode(String text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            decoded.write(low < 0 ? bytes[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** The request's path as it is sent, at least a slash. */
    public static String path(ApiRequest request) {
        String path = request.uri().getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The same with the query. */
    public static String target(ApiRequest request) {
        String query = request.uri().getRawQuery();
        return path(request) + (query == null ? "" : '?' + query);
    }

    /** Without empty, "." and ".." segments; a slash at the end stays. */
    public static String normalizePath(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean slash = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", segments) + (slash && !segments.isEmpty() ? "/" : "");
    }

    /** The query's parts, each encoded anew, a name without a value with an empty one, sorted: by name, then by value. */
    public static List<String> sortedQuery(ApiRequest request) {
        List<String[]> pairs = new ArrayList<>();
        for (String part : request.query()) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            pairs.add(new String[] {encode(decode(name)), encode(decode(value))});
        }
        pairs.sort((a, b) -> a[0].equals(b[0]) ? a[1].compareTo(b[1]) : a[0].compareTo(b[0]));
        List<String> sorted = new ArrayList<>();
        for (String[] pair : pairs) {
            sorted.add(pair[0] + '=' + pair[1]);
        }
        return Collections.unmodifiableList(sorted);
    }

    /** Pairs in the order of the map, as in a query or a form. */
    public static String form(Map<String, String> values) {
        StringBuilder form = new StringBuilder();
        values.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return form.toString();
    }

    /** The same address with more in its query. */
    public static URI append(URI uri, String query) {
        String text = uri.toString();
        return URI.create(
                text + (uri.getRawQuery() == null ? "?" : uri.getRawQuery().isEmpty() ? "" : "&") + query);
    }
}
