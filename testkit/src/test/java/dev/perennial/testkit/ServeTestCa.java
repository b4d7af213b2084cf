package dev.perennial.testkit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Serves a CA until its standard input ends, to try clients by hand: the API on port 24100, http-01 on 24102,
 * tls-alpn-01 on 24101, DNS on 24153. The argument is the file to write the trust anchors to.
 */
final class ServeTestCa {
    private ServeTestCa() {}

    public static void main(String[] args) throws IOException {
        try (TestCa ca = TestCa.builder()
                .port(24100)
                .httpPort(24102)
                .tlsPort(24101)
                .dnsPort(24153)
                .start()) {
            System.out.println(ca.directory() + " " + ca.writeTrustPem(Path.of(args[0])));
            while (System.in.read() >= 0) {
                System.out.println(
                        ca.requests().all().size() + " requests, " + ca.issued().size() + " certificates");
            }
            ca.requests().all().forEach(System.out::println);
        }
    }
}
