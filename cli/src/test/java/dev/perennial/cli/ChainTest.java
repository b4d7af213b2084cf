package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.CertificateChain;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three intermediates, and what else a CA may put into a chain or leave out. */
class ChainTest extends CaScenario {
    private static final String END = "-----END CERTIFICATE-----\n";

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().chainLength(3);
    }

    @BeforeEach
    void open() {
        host.obtain("a.example");
    }

    @Test
    @Tag("case59")
    void threeIntermediatesAreKept() throws Exception {
        String pem = Files.readString(host.live("a.example", "fullchain"));
        CertificateChain chain = CertificateChain.fromPem(pem);
        assertThat(chain.certificates()).hasSize(4);
        chain.requireLinked();
    }

    @Test
    @Tag("case59")
    void windowsLineEndsAndARootDoNoHarm() throws Exception {
        String root = host.ca.root().toPem();
        sent(body -> (body + root).replace("\n", "\r\n").strip());
        host.renew().ends(0);
        String pem = Files.readString(host.live("a.example", "fullchain"));
        assertThat(pem).doesNotContain("\r").endsWith(END);
        assertThat(CertificateChain.fromPem(pem).leaf())
                .isEqualTo(host.ca.issued().getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "leaf only, without the certificate of its issuer",
        "leaf twice, its chain is broken",
        "wrong order, it is for another key",
        "a key, something else than certificates",
    })
    @Tag("case59")
    void whatIsNoChainIsRefusedAndTheOldOneStays(String what, String complaint) throws Exception {
        var before = host.tree();
        sent(body -> {
            List<String> pieces = new ArrayList<>(List.of(body.split("(?<=" + END + ")", -1)));
            pieces.removeIf(String::isBlank);
            return switch (what) {
                case "leaf only" -> pieces.getFirst();
                case "leaf twice" -> pieces.getFirst() + body;
                case "wrong order" -> String.join("", reversed(pieces));
                default -> body + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
            };
        });
        host.renew().ends(1, "cannot be used: ", complaint);
        assertThat(host.tree()).isEqualTo(before);
    }

    private static List<String> reversed(List<String> pieces) {
        Collections.reverse(pieces);
        return pieces;
    }

    private void sent(UnaryOperator<String> change) {
        host.ca
                .faults()
                .always(Route.CERTIFICATE, Fault.rewritten(answer -> answer.withBody(change.apply(answer.body()))));
    }
}
