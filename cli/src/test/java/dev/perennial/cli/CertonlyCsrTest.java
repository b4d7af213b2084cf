package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.testkit.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request made elsewhere. */
class CertonlyCsrTest {
    private final KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P384), new SecureRandom());

    @TempDir
    Path folder;

    private Host host;
    private Csr csr;
    private Path pem;

    @BeforeEach
    void start() throws Exception {
        host = new Host(folder, TestCa.start());
        csr = Csr.create(key, List.of(Identifier.dns("a.example"), Identifier.dns("b.example")), false);
        pem = Files.writeString(folder.resolve("csr.pem"), csr.toPem());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private String[] line(Path request, String... more) {
        List<String> words = new ArrayList<>(List.of("certonly", "--csr", request.toString()));
        for (String kind : List.of("cert", "chain", "fullchain")) {
            words.addAll(List.of(
                    "--" + kind + "-path",
                    folder.resolve("out/" + kind + ".pem").toString()));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void theKeyAndTheNamesAreTheRequestsAndThereIsNoLineage() throws Exception {
        Path der = Files.write(folder.resolve("csr.der"), csr.der());
        JsonObject data = Host.data(host.done(line(der, "--key-type", "rsa", "--json", "--deploy-hook", "false")));
        assertThat(data.getAsJsonObject("certificate").get("keyType").getAsString())
                .isEqualTo("ECDSA");
        assertThat(Files.readString(folder.resolve("out/fullchain.pem")))
                .isEqualTo(Files.readString(folder.resolve("out/cert.pem"))
                        + Files.readString(folder.resolve("out/chain.pem")));
        assertThat(Keys.match(key, host.ca.issued().getFirst().publicKey())).isTrue();
        assertThat(host.tree().keySet()).allMatch(file -> file.isEmpty() || file.startsWith("accounts"));
    }

    @Test
    void peopleAreToldWhereItIsAndThatNobodyRenewsIt() {
        Shell shell = host.done(line(pem, "-d", "b.example,a.example"));
        assertThat(shell.out())
                .contains("Successfully received certificate.", "out/fullchain.pem", "NEXT STEPS:", "using --csr");
    }

    @Test
    void aRehearsalWritesNothing() {
        assertThat(host.done(line(pem, "--dry-run")).out()).contains("The dry run was successful.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeTheCaHearsOfIt() throws Exception {
        assertThat(host.failed(line(pem, "-d", "a.example")).err())
                .contains("Inconsistent domain requests:", "From the CSR: a.example, b.example");
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/chain.pem"), "mine");
        assertThat(host.failed(line(pem)).err()).contains("out/chain.pem exists, and is not overwritten");
        Path nonsense = Files.writeString(folder.resolve("bad.pem"), "nonsense");
        assertThat(host.failed(line(nonsense)).err()).contains("bad.pem cannot be used");
        byte[] forged = csr.der();
        forged[forged.length - 1] ^= 1;
        Path unsigned = Files.write(folder.resolve("forged.der"), forged);
        assertThat(host.failed(line(unsigned)).err()).contains("not signed by the key in it");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(folder.resolve("out/chain.pem")).hasContent("mine");
    }
}
