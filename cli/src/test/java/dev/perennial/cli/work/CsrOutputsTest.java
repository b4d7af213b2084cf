package dev.perennial.cli.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.cli.console.Failure;
import dev.perennial.pki.CertificateChain;
import dev.perennial.testkit.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsrOutputsTest {
    @TempDir
    Path folder;

    private CsrOutputs.Output numbered(String name) {
        return new CsrOutputs.Output("--x", folder.resolve(name), true);
    }

    @Test
    void filesNobodyNamedGetCertbotsNumbers() throws Exception {
        try (TestCa ca = TestCa.start()) {
            CertificateChain chain = CertificateChain.of(List.of(ca.intermediate(), ca.root()));
            CsrOutputs outputs = new CsrOutputs(numbered("cert.pem"), numbered("chain.pem"), numbered("chain.pem"));
            outputs.requireWritable();
            outputs.write(chain);
            assertThat(outputs.write(chain).fullchain()).isEqualTo(folder.resolve("0003_chain.pem"));
            assertThat(folder.resolve("0001_cert.pem")).hasContent(chain.leafPem());
            assertThat(folder.resolve("0001_chain.pem")).hasContent(chain.fullPem());
        }
    }

    @Test
    void ifOneCannotBeWrittenNoneIs() throws Exception {
        try (TestCa ca = TestCa.start()) {
            CertificateChain chain = CertificateChain.of(List.of(ca.intermediate(), ca.root()));
            Path taken = Files.writeString(folder.resolve("full.pem"), "mine");
            CsrOutputs outputs = new CsrOutputs(
                    numbered("cert.pem"),
                    numbered("chain.pem"),
                    new CsrOutputs.Output("--fullchain-path", taken, false));
            assertThatThrownBy(() -> outputs.write(chain)).isInstanceOf(Failure.class);
            assertThat(folder).isDirectoryNotContaining("glob:**000*");
            assertThat(taken).hasContent("mine");
        }
    }
}
