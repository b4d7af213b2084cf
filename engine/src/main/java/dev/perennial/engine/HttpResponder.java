package dev.perennial.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers one HTTP request per connection: GET and HEAD of a known path, nothing else.
 *
 * <p>Not {@code jdk.httpserver}: its time and size limits are system properties for the whole process, it adds a Date
 * header, and it costs a module and some tens of milliseconds at start.
 *
 * @param bodies by path; may change while requests are served
 */
record HttpResponder(Map<String, byte[]> bodies) implements PortListener.Handler {
    private static final int MAX_REQUEST = 16 * 1024;

    @Override
    public void handle(Socket socket) throws IOException {
        String request = head(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        if (request == null) {
            out.write(response("431 Request Header Fields Too Large", new byte[0], true));
        } else {
            out.write(answer(request));
        }
        out.flush();
        socket.shutdownOutput();
    }

    private byte[] answer(String request) {
        int end = request.indexOf('\r');
        String[] line = request.substring(0, Math.max(0, end)).split(" ", -1);
        if (line.length != 3 || !line[2].startsWith("HTTP/1.")) {
            return response("400 Bad Request", new byte[0], true);
        }
        boolean withBody = line[0].equals("GET");
        byte[] body = withBody || line[0].equals("HEAD") ? bodies.get(line[1]) : null;
        return body == null ? response("404 Not Found", new byte[0], true) : response("200 OK", body, withBody);
    }

    /** No Content-Type: RFC 8555 section 8.3 asks for none, and some authorities checked it. */
    private static byte[] response(String status, byte[] body, boolean withBody) {
        byte[] head = ("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        if (!withBody) {
            return head;
        }
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /** Request line and headers; null if they are longer than anyone needs, what there is if the client stops early. */
    private static @Nullable String head(InputStream in) throws IOException {
        byte[] buffer = new byte[MAX_REQUEST];
        int length = 0;
        while (length < MAX_REQUEST) {
            int read = in.read(buffer, length, MAX_REQUEST - length);
            if (read < 0) {
                return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            }
            length += read;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (text.contains("\r\n\r\n")) {
                return text;
            }
        }
        return null;
    }
}
