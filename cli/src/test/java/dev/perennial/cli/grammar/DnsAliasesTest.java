package dev.perennial.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --dns-alias DOMAIN=RECORD}. */
class DnsAliasesTest {
    @Test
    void namesAreKeptInOneSpelling() throws UsageException {
        assertThat(DnsAliases.check("*.A.org=X.Proofs.example.", "w")).isEqualTo("a.org=x.proofs.example");
        assertThat(DnsAliases.check("*=all.proofs.example", "w")).isEqualTo("*=all.proofs.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.org", "=x.example", "a.org=", "a org=x.example", "a.org=x example", "a.org=192.0.2.1"})
    void whatIsNoAliasIsRefused(String typed) {
        assertThatThrownBy(() -> DnsAliases.check(typed, "--dns-alias")).hasMessageStartingWith("--dns-alias: ");
    }
}
