package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.Sleeper;
import dev.perennial.dns.Asking;
import dev.perennial.dns.DnsAnswer;
import dev.perennial.dns.DnsClient;
import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordData;
import dev.perennial.dns.RecordType;
import dev.perennial.dns.Rfc2136Account;
import dev.perennial.dns.Rfc2136Provider;
import dev.perennial.dns.TsigAlgorithm;
import dev.perennial.dns.TsigKey;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * BIND on loopback: a primary server by IPv4 that takes signed changes of {@code example.test} and {@code other.test}, a
 * secondary by IPv6 at the same port, and a resolver that knows both zones, and that of {@link PowerDns} if it runs.
 */
final class ChangingZone implements AutoCloseable {
    /** How the secondary comes by changes. */
    enum Secondary {
        /** It is told of them. */
        PROMPT,
        /** It looks for them every few seconds. */
        LATE,
        /** It never has them. */
        STUCK,
        /** It does not run. */
        DEAD
    }

    static final String KEY = "changer.example.test";
    static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final int TRIES = 5;
    private static final String ZONE = """
            $TTL 60
            @ IN SOA ns1 root 1 REFRESH 1 86400 1
            @ IN NS ns1
            @ IN NS ns2
            ns1 IN A 127.0.0.1
            ns2 IN AAAA ::1
            www IN A 127.0.0.1
            _acme-challenge.alias IN CNAME proofs.other.test.
            _acme-challenge.left IN CNAME 8e5700ea.power.test.
            """;

    final int port;
    private final Path folder;
    private final int resolverPort;
    private final Secondary kind;
    private final List<Process> servers = new ArrayList<>();

    private ChangingZone(Path folder, Secondary kind) throws IOException {
        this.folder = folder;
        this.kind = kind;
        List<Integer> ports = Ports.free(2);
        this.port = ports.get(0);
        this.resolverPort = ports.get(1);
        String listen = "listen-on port %d { 127.0.0.1; }; listen-on-v6 { none; };";
        String notify = kind == Secondary.PROMPT ? "notify explicit; also-notify { ::1; };" : "notify no;";
        StringBuilder primary = new StringBuilder(options(listen.formatted(port) + "recursion no;" + notify));
        StringBuilder secondary = new StringBuilder(options("listen-on { none; }; listen-on-v6 { ::1; }; recursion no;"
                + (kind == Secondary.LATE ? "min-refresh-time 3; max-refresh-time 3;" : "allow-notify { any; };")));
        StringBuilder resolver =
                new StringBuilder(options(listen.formatted(resolverPort) + "recursion yes; max-ncache-ttl 0;"
                        + " max-cache-ttl 0; qname-minimization off; empty-zones-enable no;"));
        for (String key : List.of(KEY, "onlooker")) {
            primary.append("key \"%s\" { algorithm hmac-sha256; secret \"%s\"; };\n".formatted(key, SECRET));
        }
        for (String zone : List.of("example.test", "other.test")) {
            Files.writeString(folder.resolve(zone), ZONE.replace("REFRESH", kind == Secondary.LATE ? "3" : "3600"));
            primary.append("zone \"%s\" { type primary; file \"%s\"; update-policy { grant %s zonesub TXT; }; };\n"
                    .formatted(zone, zone, KEY));
            secondary.append("zone \"%s\" { type secondary; primaries { 127.0.0.1; }; file \"second.%s\"; };\n"
                    .formatted(zone, zone));
            resolver.append("zone \"%s\" { type static-stub; server-addresses { 127.0.0.1; }; };\n".formatted(zone));
        }
        resolver.append("zone \"%s\" { type static-stub; server-addresses { %s; }; };\n"
                .formatted(PowerDns.ZONE, PowerDns.ADDRESS));
        start("primary", primary.toString());
        if (kind != Secondary.DEAD) {
            start("secondary", secondary.toString());
        }
        start("resolver", resolver.toString());
    }

    static ChangingZone start(Path folder, Secondary kind) throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            ChangingZone zone = new ChangingZone(Files.createDirectories(folder.resolve("bind" + i)), kind);
            if (zone.answers()) {
                return zone;
            }
            zone.close();
            assertThat(i).as("BIND does not start: %s", zone.log("primary")).isLessThan(TRIES);
        }
    }

    InetSocketAddress primary() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    /** Its address and port. */
    String resolver() {
        return "127.0.0.1:" + resolverPort;
    }

    /** Certbot's file, for nobody else to read. */
    Path credentials(String name, String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("rfc2136.ini"), """
                dns_rfc2136_server = 127.0.0.1
                dns_rfc2136_port = %d
                dns_rfc2136_name = %s
                dns_rfc2136_secret = %s
                dns_rfc2136_algorithm = HMAC-SHA256
                """.formatted(port, name, secret));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** A TXT record that somebody else has put there. */
    void put(String name, String text) throws SolverException, InterruptedException {
        TsigKey key =
                new TsigKey(KEY, TsigAlgorithm.HMAC_SHA256, Base64.getDecoder().decode(SECRET));
        Rfc2136Account account = new Rfc2136Account(NameServer.of(primary()), key, true, "rfc2136.ini");
        new Rfc2136Provider(account, DnsTransport.sockets(), Clock.systemUTC(), new SplittableRandom())
                .add(List.of(new TxtRecord(name, text)));
    }

    /** The TXT records that the primary server has now. */
    List<String> texts(String name) throws InterruptedException {
        return answer(primary(), new Question(name, RecordType.TXT), Asking.AUTHORITY) instanceof DnsAnswer.Found found
                ? found.data().stream().map(RecordData::toString).toList()
                : List.of();
    }

    String log(String server) throws IOException {
        return Files.readString(folder.resolve(server + ".log"));
    }

    private String options(String more) {
        return """
                options {
                    directory "%s"; port %d; dnssec-validation no; pid-file none; session-keyfile none; %s
                };
                controls { };
                """.formatted(folder, port, more);
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
        InetSocketAddress resolver = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), resolverPort);
        InetSocketAddress secondary = new InetSocketAddress(InetAddress.ofLiteral("::1"), port);
        while (servers.stream().allMatch(Process::isAlive)) {
            boolean all = true;
            for (String zone : List.of("example.test", "other.test")) {
                Question question = new Question(zone, RecordType.SOA);
                all &= answer(resolver, question, Asking.RECURSION) instanceof DnsAnswer.Found;
                all &= kind == Secondary.DEAD
                        || answer(secondary, question, Asking.AUTHORITY) instanceof DnsAnswer.Found;
            }
            if (all) {
                return true;
            }
            Sleeper.system().sleep(Duration.ofMillis(50));
        }
        return false;
    }

    private static DnsAnswer answer(InetSocketAddress server, Question question, Asking asking)
            throws InterruptedException {
        return new DnsClient(DnsTransport.sockets(), new SplittableRandom(), new DnsPatience(Duration.ofSeconds(1), 1))
                .ask(server, question, asking);
    }

    @Override
    public void close() {
        for (Process server : servers) {
            server.destroy();
            server.onExit().join();
        }
    }
}
