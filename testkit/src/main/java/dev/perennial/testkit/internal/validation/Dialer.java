package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** Connects to the first address that answers. */
final class Dialer {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    private Dialer() {}

    /** {@code record} is told which addresses there were and which was used. Reads from the socket time out too. */
    static Socket dial(List<InetAddress> addresses, int port, JsonObject record) throws ValidationFailure {
        JsonArray resolved = new JsonArray();
        addresses.forEach(address -> resolved.add(address.getHostAddress()));
        record.addProperty("port", Integer.toString(port));
        record.add("addressesResolved", resolved);
        String reason = "no address";
        for (InetAddress address : addresses) {
            record.addProperty("addressUsed", address.getHostAddress());
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
                socket.setSoTimeout(TIMEOUT_MILLIS);
                return socket;
            } catch (IOException e) {
                reason = address.getHostAddress() + ": " + e.getMessage();
                close(socket);
            }
        }
        throw new ValidationFailure(ProblemType.CONNECTION, "could not connect to port " + port + " of " + reason);
    }

    private static void close(Socket socket) throws ValidationFailure {
        try {
            socket.close();
        } catch (IOException e) {
            throw new ValidationFailure(ProblemType.CONNECTION, "could not close a socket: " + e.getMessage());
        }
    }
}
