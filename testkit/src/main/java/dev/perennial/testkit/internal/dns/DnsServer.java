package dev.perennial.testkit.internal.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves DNS over UDP and TCP on the same loopback port, on virtual threads. */
public final class DnsServer implements AutoCloseable {
    private static final int MAX_QUERY = 4096;
    private static final int BACKLOG = 50;
    private static final int BIND_ATTEMPTS = 20;
    private static final int IDLE_MILLIS = 10_000;

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Answerer answerer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DnsServer(ServerSocket tcp, DatagramSocket udp, Answerer answerer) {
        this.tcp = tcp;
        this.udp = udp;
        this.answerer = answerer;
    }

    /** {@code port} 0 stands for any that is free in both protocols. */
    public static DnsServer start(InetAddress host, int port, Answerer answerer) throws IOException {
        for (int attempt = 1; ; attempt++) {
            ServerSocket tcp = new ServerSocket(port, BACKLOG, host);
            try {
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(host, tcp.getLocalPort()));
                DnsServer server = new DnsServer(tcp, udp, answerer);
                server.threads.execute(server::serveUdp);
                server.threads.execute(server::serveTcp);
                return server;
            } catch (BindException e) {
                tcp.close();
                if (port != 0 || attempt == BIND_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    private void serveUdp() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_QUERY], MAX_QUERY);
        while (!udp.isClosed()) {
            try {
                packet.setLength(MAX_QUERY);
                udp.receive(packet);
                byte[] answer = answerer.answer(Arrays.copyOf(packet.getData(), packet.getLength()), true);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Not DNS, or the asker is gone, or this server is closed: servers stay silent then.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                threads.execute(() -> converse(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                // This client was gone before it was met; the next one may come.
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                byte[] answer = answerer.answer(query, false);
                if (answer.length == 0) {
                    return;
                }
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            }
        } catch (EOFException e) {
            return; // the client has had its answers
        } catch (IOException e) {
            return; // not DNS, or the client fell silent: servers hang up then
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
        threads.shutdownNow();
    }
}
