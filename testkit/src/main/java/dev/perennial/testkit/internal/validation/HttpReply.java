package dev.perennial.testkit.internal.validation;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The parts of an HTTP answer that validation looks at. The body ends after {@link #MAX_BODY} bytes at the latest. */
record HttpReply(int status, Optional<String> location, String body) {
    private static final int MAX_LINE = 4096;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY = 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    static HttpReply read(InputStream in) throws IOException {
        int status = status(line(in));
        Optional<String> location = Optional.empty();
        long length = Long.MAX_VALUE;
        boolean chunked = false;
        for (int headers = 0; ; headers++) {
            String line = line(in);
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (headers == MAX_HEADERS || colon < 0) {
                throw new IOException("the answer's header is not HTTP");
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = Optional.of(value);
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                default -> {}
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (chunked) {
            readChunks(in, body);
        } else {
            read(in, length, body);
        }
        return new HttpReply(status, location, body.toString(StandardCharsets.UTF_8));
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < STATUS_AT + 3) {
            throw new IOException("the answer is not HTTP");
        }
        return (int) number(line.substring(STATUS_AT, STATUS_AT + 3), 10);
    }

    private static void readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        long size;
        do {
            String line = line(in);
            int extension = line.indexOf(';');
            size = number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            read(in, size, body);
        } while (size > 0 && body.size() < MAX_BODY && line(in).isEmpty());
    }

    private static void read(InputStream in, long length, ByteArrayOutputStream body) throws IOException {
        int wanted = (int) Math.min(length, MAX_BODY - body.size());
        body.writeBytes(in.readNBytes(wanted));
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
            throw new IOException("the answer has \"" + digits + "\" where a number belongs", e);
        }
    }
}
