package dev.perennial.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** dnsjava's own transport is left aside: it keeps selector threads in static fields, and bounds no conversation. */
final class SocketTransport implements DnsTransport {
    private static final int MAX_UDP = 4096;

    /** The socket is connected, so that answers of others do not get in. */
    @Override
    public byte[] udp(InetSocketAddress server, byte[] query, Duration timeout) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.setSoTimeout(millis(timeout));
            socket.send(new DatagramPacket(query, query.length));
            long end = System.nanoTime() + timeout.toNanos();
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[MAX_UDP], MAX_UDP);
                socket.receive(packet);
                byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
                if (sameId(query, answer)) {
                    return answer;
                }
                // A late answer to somebody else, or a forged one: neither may take the place of ours.
                socket.setSoTimeout(left(end));
            }
        }
    }

    @Override
    public byte[] tcp(InetSocketAddress server, byte[] query, Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(server, millis(timeout));
            OutputStream out = socket.getOutputStream();
            DataOutputStream data = new DataOutputStream(out);
            data.writeShort(query.length);
            data.write(query);
            data.flush();
            socket.setSoTimeout(left(end));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            for (int at = 0; at < answer.length; ) {
                socket.setSoTimeout(left(end));
                int read = in.read(answer, at, answer.length - at);
                if (read < 0) {
                    throw new IOException("the connection ended within the answer");
                }
                at += read;
            }
            return answer;
        }
    }

    private static boolean sameId(byte[] query, byte[] answer) {
        return answer.length >= 2 && answer[0] == query[0] && answer[1] == query[1];
    }

    private static int left(long end) throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no time is left");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    private static int millis(Duration timeout) {
        return (int) Math.max(1, timeout.toMillis());
    }
}
