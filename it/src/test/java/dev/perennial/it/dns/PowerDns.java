package dev.perennial.it.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.Sleeper;
import dev.perennial.dns.Asking;
import dev.perennial.dns.DnsAnswer;
import dev.perennial.dns.DnsClient;
import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordData;
import dev.perennial.dns.RecordType;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Peer;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A PowerDNS with the zone {@code power.test}, changed by its HTTP API, beside the servers of {@link ChangingZone}. */
final class PowerDns implements AutoCloseable {
    static final String ZONE = "power.test";
    /** Of its own, since all authoritative servers have one port. */
    static final String ADDRESS = "127.0.0.3";

    static final String KEY = "made-up-api-key-1";
    private static final Path SCHEMA = Path.of("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql");

    private final Path folder;
    private final int port;
    private final int api;
    private final Process server;

    private PowerDns(Path folder, int port) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        this.api = Ports.free(1).getFirst();
        Path database = folder.resolve("zones.sqlite3");
        Command.of(
                        "sh",
                        "-c",
                        "exec \"$1\" \"$2\" <\"$3\"",
                        "sh",
                        Peer.SQLITE3.command(),
                        database.toString(),
                        SCHEMA.toString())
                .output();
        Files.writeString(folder.resolve("pdns.conf"), """
                launch=gsqlite3
                gsqlite3-database=%s
                local-address=%s
                local-port=%d
                webserver=yes
                webserver-address=127.0.0.1
                webserver-port=%d
                api=yes
                api-key=%s
                socket-dir=%s
                guardian=no
                daemon=no
                cache-ttl=0
                query-cache-ttl=0
                negquery-cache-ttl=0
                zone-cache-refresh-interval=0
                """.formatted(database, ADDRESS, port, api, KEY, folder));
        util("create-zone", ZONE, "ns1." + ZONE);
        util("add-record", ZONE, "ns1", "A", "60", ADDRESS);
        server = new ProcessBuilder(Peer.PDNS_SERVER.command(), "--config-dir=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** @param port of the DNS, on its own address */
    static PowerDns start(Path folder, int port) throws IOException, InterruptedException {
        PowerDns started = new PowerDns(Files.createDirectories(folder.resolve("pdns")), port);
        while (!(started.ask(new Question(ZONE, RecordType.SOA)) instanceof DnsAnswer.Found)) {
            assertThat(started.server.isAlive())
                    .as(Files.readString(started.folder.resolve("log")))
                    .isTrue();
            Sleeper.system().sleep(Duration.ofMillis(50));
        }
        return started;
    }

    /** By its own tool. */
    void util(String... words) throws IOException, InterruptedException {
        String[] line = new String[words.length + 2];
        line[0] = Peer.PDNSUTIL.command();
        line[1] = "--config-dir=" + folder;
        System.arraycopy(words, 0, line, 2, words.length);
        Command.of(line).output();
    }

    /** Where its HTTP API is. */
    String api() {
        return "http://127.0.0.1:" + api;
    }

    /** For nobody else to read. */
    Path credentials(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("powerdns.ini"), """
                dns_powerdns_api_url = %s
                dns_powerdns_api_key = %s
                """.formatted(api(), key));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    List<String> texts(String name) throws InterruptedException {
        return ask(new Question(name, RecordType.TXT)) instanceof DnsAnswer.Found found
                ? found.data().stream().map(RecordData::toString).toList()
                : List.of();
    }

    private DnsAnswer ask(Question question) throws InterruptedException {
        return new DnsClient(DnsTransport.sockets(), new SplittableRandom(), new DnsPatience(Duration.ofSeconds(1), 1))
                .ask(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port), question, Asking.AUTHORITY);
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
