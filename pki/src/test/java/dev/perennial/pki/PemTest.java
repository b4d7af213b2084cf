package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static final String A = "-----BEGIN A-----\nQUJD\n-----END A-----\n";

    @Test
    void blocksOfAnySizeAreReadBack() {
        Seeds.forEach(500, random -> {
            byte[] der = Seeds.bytes(random, 1 + random.nextInt(300));
            String pem = Pem.encode("PRIVATE KEY", der);
            assertThat(pem.lines()).allMatch(line -> line.length() <= 64);
            assertThat(pem).endsWith("-----END PRIVATE KEY-----\n").doesNotContain("\n\n");
            assertThat(Pem.parse(pem)).containsExactly(new PemBlock("PRIVATE KEY", der));
        });
    }

    @Test
    void whatIsFoundInTheWildIsRead() throws Exception {
        PemBlock block = new PemBlock("A", new byte[] {'A', 'B', 'C'});
        assertThat(Pem.parse(A.replace("\n", "\r\n"))).containsExactly(block);
        assertThat(Pem.parse("subject=/CN=x\n" + A + "\n text: \n" + A.stripTrailing()))
                .containsExactly(block, block);
        assertThat(Pem.parse("-----BEGIN A-----\n Q\nU JD \n-----END A-----".replace("U J", "UJ")))
                .containsExactly(block);
        assertThat(Pem.parse("no block at all")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN A-----\nQUJD\n",
                "-----BEGIN A-----\nQUJD\n-----END B-----\n",
                "-----BEGIN A-----\nQUJD\n-----BEGIN A-----\nQUJD\n-----END A-----\n",
                "-----END A-----\n",
                "-----BEGIN A----\nQUJD\n-----END A-----\n",
                "-----BEGIN -----\nQUJD\n-----END -----\n",
                "x -----BEGIN A-----\nQUJD\n-----END A-----\n",
                "-----BEGIN A-----QUJD-----END A-----\n",
                "-----BEGIN A-----\n-----END A-----\n",
                "-----BEGIN A-----\nQUJ\n-----END A-----\n",
                "-----BEGIN A-----\nQR==\n-----END A-----\n",
                "-----BEGIN A-----\nQQ==QQ==\n-----END A-----\n",
                "-----BEGIN A-----\nQU*D\n-----END A-----\n",
                "-----BEGIN A-----\nProc-Type: 4,ENCRYPTED\n\nQUJD\n-----END A-----\n",
            })
    void malformedTextIsRefused(String pem) {
        assertThatThrownBy(() -> Pem.parse(pem))
                .isInstanceOf(PkiException.class)
                .hasMessageMatching("PEM: line \\d: .*");
    }

    @Test
    void sizeAndNumberAreBounded() {
        assertThatThrownBy(() -> Pem.parse("x".repeat(2_000_000))).hasMessageContaining("larger");
        assertThatThrownBy(() -> Pem.parse(A.repeat(1000))).hasMessageContaining("more than 200 blocks");
    }

    @Test
    void aBlockDoesNotShowItsContent() {
        assertThat(new PemBlock("PRIVATE KEY", new byte[] {1, 2, 3})).hasToString("PRIVATE KEY (3 bytes)");
        assertThat(List.of(new PemBlock("A", new byte[1]))).doesNotContain(new PemBlock("A", new byte[] {1}));
    }
}
