package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.Sleeper;
import dev.perennial.dns.Asking;
import dev.perennial.dns.DnsAnswer;
import dev.perennial.dns.DnsClient;
import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordType;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * BIND twice, on loopback: as the authoritative server of the zone {@code test} and some zones in it, and as a resolver
 * that knows no other. {@code signed.test} is signed, {@code bogus.test} was changed after it was, {@code plain.test} is
 * not, and nobody says that {@code island.test} is.
 */
final class SignedWorld implements AutoCloseable {
    private static final List<String> SIGNED = List.of("signed", "bogus", "island");
    private static final int TRIES = 5;
    private static final String ZONE = """
            $TTL 60
            @ IN SOA ns.test. root.test. 1 3600 600 86400 60
            @ IN NS ns.test.
            """;

    final int authorityPort;
    private final Path folder;
    private final int resolverPort;
    private final List<Process> servers = new ArrayList<>();

    private SignedWorld(Path folder, boolean validating) throws IOException, InterruptedException {
        this.folder = folder;
        List<Integer> ports = Ports.free(2);
        this.authorityPort = ports.get(0);
        this.resolverPort = ports.get(1);
        zones();
        StringBuilder authority = new StringBuilder(options(authorityPort, authorityPort, "recursion no;"));
        for (String zone : List.of("test", "signed.test", "bogus.test", "plain.test", "island.test")) {
            authority
                    .append("zone \"")
                    .append(zone)
                    .append("\" { type primary; file \"")
                    .append(folder.resolve(zone + (zone.equals("plain.test") ? "" : ".signed")))
                    .append("\"; };\n");
        }
        start("authority", authority.toString());
        String digest = anchor().replaceFirst(".*DS (\\d+ \\d+ \\d+) (\\S+)", "$1 \"$2\"");
        start(
                "resolver",
                options(resolverPort, authorityPort, """
                recursion yes; qname-minimization off; empty-zones-enable no; dnssec-validation %s;
                """.formatted(validating ? "yes" : "no")) + """
                trust-anchors { test static-ds %s; };
                zone "test" { type static-stub; server-addresses { 127.0.0.1; }; };
                """.formatted(digest));
    }

    /** @param validating whether the resolver checks signatures */
    static SignedWorld start(Path folder, boolean validating) throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            SignedWorld world = new SignedWorld(Files.createDirectories(folder.resolve("bind" + i)), validating);
            if (world.answers()) {
                return world;
            }
            world.close();
            assertThat(i).as("BIND does not start: %s", world.log()).isLessThan(TRIES);
        }
    }

    InetSocketAddress resolver() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), resolverPort);
    }

    /** The DS record of the zone above all others. */
    String anchor() throws IOException {
        return Files.readString(folder.resolve("dsset-test."))
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("([0-9A-F]{10,}) ([0-9A-F]+)$", "$1$2");
    }

    private void zones() throws IOException, InterruptedException {
        for (String zone : List.of("signed", "bogus", "island", "plain")) {
            Files.writeString(folder.resolve(zone + ".test"), ZONE + "www IN A 127.0.0.1\n");
        }
        for (String zone : SIGNED) {
            sign(zone + ".test");
        }
        Path bogus = folder.resolve("bogus.test.signed");
        Files.writeString(bogus, Files.readString(bogus).replace("127.0.0.1", "127.0.0.66"));
        Files.writeString(
                folder.resolve("test"),
                ZONE + "ns IN A 127.0.0.1\n"
                        + "signed IN NS ns.test.\nbogus IN NS ns.test.\nisland IN NS ns.test.\nplain IN NS ns.test.\n"
                        + Files.readString(folder.resolve("dsset-signed.test."))
                        + Files.readString(folder.resolve("dsset-bogus.test.")));
        sign("test");
    }

    private void sign(String zone) throws IOException, InterruptedException {
        String keys = folder.toString();
        Command.of(Peer.DNSSEC_KEYGEN.command(), "-q", "-K", keys, "-a", "ECDSAP256SHA256", "-f", "KSK", zone)
                .output();
        String file = folder.resolve(zone).toString();
        Command.of(Peer.DNSSEC_SIGNZONE.command(), "-q", "-S", "-z", "-K", keys, "-d", keys, "-o", zone, file)
                .output();
    }

    private String options(int port, int outgoing, String more) {
        return """
                options {
                    directory "%s"; port %d; listen-on port %d { 127.0.0.1; }; listen-on-v6 { none; };
                    pid-file none; session-keyfile none; %s
                };
                controls { };
                """.formatted(folder, outgoing, port, more);
    }

    private void start(String name, String config) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".conf"), config);
        servers.add(new ProcessBuilder(Peer.NAMED.command(), "-g", "-n", "1", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
    }

    /** False if one of its ports has been taken by somebody else. */
    private boolean answers() throws InterruptedException {
        DnsClient client = new DnsClient(
                DnsTransport.sockets(), new SplittableRandom(), new DnsPatience(Duration.ofSeconds(1), 1));
        Question question = new Question("www.plain.test", RecordType.A);
        while (servers.stream().allMatch(Process::isAlive)) {
            if (client.ask(resolver(), question, Asking.RECURSION) instanceof DnsAnswer.Found) {
                return true;
            }
            Sleeper.system().sleep(Duration.ofMillis(50));
        }
        return false;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("authority.log")) + Files.readString(folder.resolve("resolver.log"));
    }

    @Override
    public void close() {
        for (Process server : servers) {
            server.destroy();
            server.onExit().join();
        }
    }
}
