package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.FakeDns;
import java.util.List;

/** Answers dns-01 in the DNS that the test authority asks. */
record DnsSolver(FakeDns dns) implements Solver {
    @Override
    public String name() {
        return "dns";
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return identifier instanceof Identifier.Dns ? List.of("dns-01") : List.of();
    }

    @Override
    public String hint() {
        return "Check the TXT record.";
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) {
        tasks.forEach(task -> dns.addTxt(task.dnsName(), task.dnsValue()));
        return () -> tasks.forEach(task -> dns.removeTxt(task.dnsName(), task.dnsValue()));
    }
}
