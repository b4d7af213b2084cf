package dev.perennial.testkit.internal.validation;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks one DNS server, over UDP and over TCP if the answer was cut. dnsjava's own resolvers are left aside: they keep
 * selector threads in static fields, and two CAs in one JVM are to share nothing.
 */
final class Resolver {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final int MAX_UDP = 4096;
    /** Datagrams get lost where hundreds of validations ask at once. */
    private static final int UDP_ATTEMPTS = 3;

    private static final int UDP_TIMEOUT_MILLIS = (int) Duration.ofSeconds(2).toMillis();

    private final InetSocketAddress server;

    Resolver(InetSocketAddress server) {
        this.server = server;
    }

    /** The addresses of an identifier, IPv6 first as Let's Encrypt has it; an IP identifier is its own. */
    List<InetAddress> addresses(Identifier identifier) throws ValidationFailure {
        if (identifier instanceof Identifier.Ip ip) {
            return List.of(ip.address());
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (Record record : query(identifier.value(), Type.AAAA)) {
            addresses.add(((AAAARecord) record).getAddress());
        }
        for (Record record : query(identifier.value(), Type.A)) {
            addresses.add(((ARecord) record).getAddress());
        }
        if (addresses.isEmpty()) {
            throw new ValidationFailure(ProblemType.DNS, "no valid A or AAAA records found for " + identifier.value());
        }
        return addresses;
    }

    /** The records of this type at the end of whatever CNAMEs lead there; none if the name or the type does not exist. */
    List<Record> query(String name, int type) throws ValidationFailure {
        Message answer;
        try {
            Name owner = Name.fromString(name + ".");
            answer = ask(Message.newQuery(Record.newRecord(owner, type, DClass.IN)));
        } catch (TextParseException e) {
            throw new ValidationFailure(ProblemType.DNS, name + " is no name for DNS: " + e.getMessage());
        } catch (IOException e) {
            throw new ValidationFailure(
                    ProblemType.DNS, "no answer about " + Type.string(type) + " of " + name + ": " + e.getMessage());
        }
        int code = answer.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            throw new ValidationFailure(
                    ProblemType.DNS, Rcode.string(code) + " looking up " + Type.string(type) + " of " + name);
        }
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .toList();
    }

    private Message ask(Message query) throws IOException {
        Message answer = askByUdp(query);
        return answer.getHeader().getFlag(Flags.TC) ? askByTcp(query) : answer;
    }

    private Message askByUdp(Message query) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return askOnceByUdp(query);
            } catch (SocketTimeoutException e) {
                if (attempt == UDP_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Message askOnceByUdp(Message query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.setSoTimeout(UDP_TIMEOUT_MILLIS);
            byte[] wire = query.toWire();
            socket.send(new DatagramPacket(wire, wire.length));
            DatagramPacket packet = new DatagramPacket(new byte[MAX_UDP], MAX_UDP);
            socket.receive(packet);
            byte[] received = new byte[packet.getLength()];
            System.arraycopy(packet.getData(), 0, received, 0, received.length);
            return new Message(received);
        }
    }

    private Message askByTcp(Message query) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] wire = query.toWire();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(wire.length);
            out.write(wire);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] received = new byte[in.readUnsignedShort()];
            in.readFully(received);
            return new Message(received);
        }
    }
}
