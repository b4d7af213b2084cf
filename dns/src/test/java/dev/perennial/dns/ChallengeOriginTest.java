package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Dns01;
import dev.perennial.acme.Status;
import dev.perennial.dns.bridge.BridgeTools;
import dev.perennial.dns.bridge.Bridges;
import dev.perennial.dns.bridge.SystemPrograms;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Listener;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a challenge to a program of another client's users, by way of a CNAME. */
class ChallengeOriginTest {
    private static final String TOKEN = "DGyRejmCefe7v4NfDGDKfA";
    private static final String THUMBPRINT = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";

    @TempDir
    private Path folder;

    @Test
    void aProgramLearnsOfTheChallengeOrOfTheRecordWhereItsAliasLeads() throws Exception {
        Path calls = folder.resolve("calls");
        Path program = Files.writeString(folder.resolve("hook"), "#!/bin/sh\necho \"$@\" >> '" + calls + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        BridgeTools tools = new BridgeTools(
                request -> {
                    throw new SolverException("no network");
                },
                new SystemPrograms(),
                new SplittableRandom(1),
                folder,
                Map.of("PATH", "/usr/bin:/bin"),
                Listener.NONE,
                line -> {});
        Dns01 challenge = new Dns01(
                new ChallengeState(
                        URI.create("https://ca.example/1"),
                        Dns01.TYPE,
                        Status.PENDING,
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                TOKEN);
        ChallengeTask task = new ChallengeTask(
                new Identifier.Dns("example.com"), challenge, THUMBPRINT, URI.create("https://ca.example/acct/1"));
        try (Delegation world = new Delegation()) {
            world.all(dns -> dns.setCname("_acme-challenge.example.com", "elsewhere.example.com"));
            for (String mode : List.of("", "RAW")) {
                DnsProvider provider =
                        new Bridges(tools).open("dns-exec", Map.of("path", program.toString(), "mode", mode));
                new DnsSolver(provider, world.authorities(), (records, takers) -> {}, Listener.NONE)
                        .present(List.of(task))
                        .close();
            }
        }
        assertThat(calls).hasContent("""
                        present elsewhere.example.com. %1$s
                        cleanup elsewhere.example.com. %1$s
                        present -- example.com %2$s %2$s.%3$s
                        cleanup -- example.com %2$s %2$s.%3$s
                        """.formatted(challenge.recordValue(THUMBPRINT), TOKEN, THUMBPRINT));
    }
}
