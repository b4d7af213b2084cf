package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSolverTest {
    private static final String TOKEN = "evaGxfADs6pSRb2LAv9IZ";
    private static final String PATH = "/.well-known/acme-challenge/" + TOKEN;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 65\r\nConnection: close\r\n\r\n";
    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n";

    private final int port = Ports.free(1).getFirst();
    private final HttpSolver solver = new HttpSolver(Optional.empty(), port);

    HttpSolverTest() throws IOException {}

    @Test
    void servesTheKeyAuthorizationAndNothingElse() throws Exception {
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        try {
            assertThat(ask("127.0.0.1", "GET " + PATH + " HTTP/1.1\r\nHost: a.example\r\n\r\n"))
                    .isEqualTo(HEAD + TOKEN + "." + Tasks.THUMBPRINT);
            assertThat(ask("127.0.0.1", "HEAD " + PATH + " HTTP/1.0\r\n\r\n")).isEqualTo(HEAD);
        } finally {
            presented.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /.well-known/acme-challenge/unknown HTTP/1.1",
                "GET /.well-known/acme-challenge/ HTTP/1.1",
                "GET " + PATH + "?x HTTP/1.1",
                "GET " + PATH + "/ HTTP/1.1",
                "GET /x/.." + PATH + " HTTP/1.1",
                "GET / HTTP/1.1",
                "POST " + PATH + " HTTP/1.1",
                "get " + PATH + " HTTP/1.1",
            })
    void knowsNoOtherPathOrMethod(String requestLine) throws Exception {
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        try {
            assertThat(ask("127.0.0.1", requestLine + "\r\nHost: a.example\r\n\r\n"))
                    .startsWith(NOT_FOUND);
        } finally {
            presented.close();
        }
    }

    @Test
    void whatIsNoRequestGetsAnErrorAndHarmsNobody() throws Exception {
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        try (Socket silent = new Socket(Tasks.address("127.0.0.1"), port)) {
            assertThat(silent.isConnected()).isTrue();
            assertThat(ask("127.0.0.1", "\u0016\u0003\u0001 TLS\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(ask("127.0.0.1", "\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(ask("127.0.0.1", "GET / HTTP/1.1\r\nX: " + "x".repeat(16 * 1024 - 19)))
                    .startsWith("HTTP/1.1 431 ");
            assertThat(ask("127.0.0.1", "GET " + PATH + " HTTP/1.1\r\n\r\n")).startsWith(HEAD);
        } finally {
            presented.close();
        }
    }

    @Test
    void listensOnIpv6AndIpv4() throws Exception {
        assumeTrue(hasIpv6(), "no IPv6 loopback on this machine");
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        try {
            assertThat(ask("::1", "GET " + PATH + " HTTP/1.1\r\n\r\n")).startsWith(HEAD);
            assertThat(ask("127.0.0.1", "GET " + PATH + " HTTP/1.1\r\n\r\n")).startsWith(HEAD);
        } finally {
            presented.close();
        }
    }

    @Test
    void servesIpv4AloneWhereIpv6IsTaken() throws Exception {
        assumeTrue(hasIpv6(), "no IPv6 loopback on this machine");
        try (ServerSocket other = new ServerSocket(port, 1, Tasks.address("::1"))) {
            assertThat(other.isBound()).isTrue();
            Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
            try {
                assertThat(ask("127.0.0.1", "GET " + PATH + " HTTP/1.1\r\n\r\n"))
                        .startsWith(HEAD);
            } finally {
                presented.close();
            }
        }
    }

    @Test
    void aGivenAddressIsTheOnlyOne() throws Exception {
        HttpSolver one = new HttpSolver(Optional.of(Tasks.address("127.0.0.2")), port);
        Solver.Presented presented = one.present(List.of(Tasks.http("a.example", TOKEN)));
        try {
            assertThat(ask("127.0.0.2", "GET " + PATH + " HTTP/1.1\r\n\r\n")).startsWith(HEAD);
            assertThatThrownBy(() -> ask("127.0.0.1", "")).isInstanceOf(ConnectException.class);
        } finally {
            presented.close();
        }
    }

    @Test
    void ordersShareThePortAndTheLastOneFreesIt() throws Exception {
        Solver.Presented first = solver.present(List.of(Tasks.http("a.example", "first")));
        Solver.Presented second = solver.present(List.of(Tasks.http("b.example", "second")));

        first.close();
        first.close();

        assertThat(ask("127.0.0.1", "GET /.well-known/acme-challenge/first HTTP/1.1\r\n\r\n"))
                .startsWith(NOT_FOUND);
        assertThat(ask("127.0.0.1", "GET /.well-known/acme-challenge/second HTTP/1.1\r\n\r\n"))
                .contains(" 200 ");
        second.close();
        assertThatThrownBy(() -> ask("127.0.0.1", "")).isInstanceOf(ConnectException.class);
        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void closingEndsConnectionsThatAreOpen() throws Exception {
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        try (Socket silent = new Socket(Tasks.address("127.0.0.1"), port)) {
            assertThat(ask("127.0.0.1", "GET / HTTP/1.1\r\n\r\n")).startsWith(NOT_FOUND);
            presented.close();

            silent.setSoTimeout(5000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void manyAtOnceAreAllServed() throws Exception {
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        List<Thread> clients = new ArrayList<>();
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 200; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                try {
                    answers.add(ask("127.0.0.1", "GET " + PATH + " HTTP/1.1\r\n\r\n"));
                } catch (IOException e) {
                    answers.add(e.toString());
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        presented.close();
        assertThat(answers).hasSize(200).allMatch(answer -> answer.startsWith(HEAD));
    }

    @Test
    void aBusyPortIsNamedWithItsHolder() throws Exception {
        try (ServerSocket busy = new ServerSocket(port)) {
            assertThat(busy.isBound()).isTrue();
            assertThatThrownBy(() -> solver.present(List.of(Tasks.http("a.example", TOKEN))))
                    .isInstanceOf(SolverException.class)
                    .hasMessageContaining(
                            "Could not bind TCP port " + port + " because it is already in use by another process")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        Solver.Presented presented = solver.present(List.of(Tasks.http("a.example", TOKEN)));
        presented.close();
    }

    @Test
    void answersNamesAndAddressesButNoWildcard() throws Exception {
        assertThat(solver.challengeTypes(Identifier.dns("a.example"))).containsExactly("http-01");
        assertThat(solver.challengeTypes(Identifier.ip("192.0.2.1"))).containsExactly("http-01");
        assertThat(solver.challengeTypes(Identifier.dns("*.a.example"))).isEmpty();
        assertThat(solver.hint()).contains("port " + port + " here");
    }

    private String ask(String address, String request) throws IOException {
        try (Socket socket = new Socket(Tasks.address(address), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, Tasks.address("::1"))) {
            return socket.getInetAddress() instanceof Inet6Address;
        } catch (IOException e) {
            return false;
        }
    }
}
