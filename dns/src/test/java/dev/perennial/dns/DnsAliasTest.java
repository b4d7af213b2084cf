package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Dns01;
import dev.perennial.acme.Status;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Solver;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records go where the user says, where this machine does not see the alias. */
class DnsAliasTest {
    private final Delegation world = new Delegation();
    private final List<TxtRecord> there = new ArrayList<>();

    private final DnsProvider provider = new DnsProvider() {
        @Override
        public String name() {
            return "dns-test";
        }

        @Override
        public String hint() {
            return "none";
        }

        @Override
        public List<NameServer> takers() {
            return List.of();
        }

        @Override
        public void add(List<TxtRecord> records) {
            there.addAll(records);
        }

        @Override
        public void remove(List<TxtRecord> records) {
            there.removeAll(records);
        }
    };

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theDomainsOwnAliasBeforeThatOfAllOthersBeforeTheDns() throws Exception {
        world.both(dns -> dns.setCname("_acme-challenge.www.example.com", "seen.example.com."));
        Solver solver = new DnsSolver(
                provider,
                world.authorities(),
                (records, takers) -> {},
                event -> {},
                Map.of("a.example.com", "a.proofs.example"));

        Solver.Presented presented =
                solver.present(List.of(task("a.example.com"), task("www.example.com"), task("b.example.com")));

        assertThat(there)
                .extracting(TxtRecord::name)
                .containsExactly("a.proofs.example", "seen.example.com", "_acme-challenge.b.example.com");
        presented.close();
        assertThat(there).isEmpty();
        assertThat(world.resolver.queries()).noneMatch(query -> query.name().contains("a.example.com"));
    }

    private static ChallengeTask task(String domain) throws Exception {
        URI url = URI.create("https://ca.example/challenge");
        ChallengeState state =
                new ChallengeState(url, Dns01.TYPE, Status.PENDING, Optional.empty(), Optional.empty(), List.of());
        return new ChallengeTask(Identifier.dns(domain), new Dns01(state, "token-" + domain), "thumbprint", url);
    }
}
