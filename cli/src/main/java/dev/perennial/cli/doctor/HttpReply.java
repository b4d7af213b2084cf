package dev.perennial.cli.doctor;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Of an HTTP answer, what a CA looks at, read within bounds.
 *
 * @param reason the words after the status
 * @param server what answers, by its own words; may be empty
 * @param body cut after {@link #MAX_BODY} bytes, which is more than any CA reads
 */
record HttpReply(int status, String reason, String server, Optional<String> location, String body) {
    private static final int MAX_LINE = 4096;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY = 512;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;

    static HttpReply read(InputStream in) throws IOException {
        String first = line(in);
        if (!first.startsWith("HTTP/1.") || first.length() < STATUS_END) {
            throw new IOException("what answers does not speak HTTP");
        }
        int status = (int) number(first.substring(STATUS_AT, STATUS_END), 10);
        String server = "";
        Optional<String> location = Optional.empty();
        long length = Long.MAX_VALUE;
        boolean chunked = false;
        int headers = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers++;
            if (headers > MAX_HEADERS || colon < 0) {
                throw new IOException("the header of the answer is not HTTP");
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "server" -> server = value;
                case "location" -> location = Optional.of(value);
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                default -> {}
            }
        }
        String body = chunked ? chunks(in) : text(in.readNBytes((int) Math.min(length, MAX_BODY)));
        return new HttpReply(status, first.substring(STATUS_END).strip(), server, location, body);
    }

    boolean success() {
        return status / 100 == 2;
    }

    /** Such as {@code 404 Not Found from nginx/1.22.1}. */
    String summary() {
        return status + (reason.isEmpty() ? "" : " " + reason) + (server.isEmpty() ? "" : " from " + server);
    }

    private static String chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < MAX_BODY) {
            String line = line(in);
            int extension = line.indexOf(';');
            long size = number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            if (size == 0) {
                break;
            }
            body.writeBytes(in.readNBytes((int) Math.min(size, MAX_BODY - body.size())));
            if (body.size() < MAX_BODY && !line(in).isEmpty()) {
                throw new IOException("the body of the answer is not HTTP");
            }
        }
        return text(body.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended within the answer");
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("a line of the answer is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static long number(String digits, int radix) throws IOException {
        try {
            // Unsigned, so that no sign is taken for a digit; what has no room in a long is no length.
            long number = Long.parseUnsignedLong(digits, radix);
            return number < 0 ? Long.MAX_VALUE : number;
        } catch (NumberFormatException e) {
            throw new IOException("the answer has '" + digits + "' where a number belongs", e);
        }
    }
}
