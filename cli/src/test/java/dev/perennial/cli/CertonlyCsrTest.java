package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request made elsewhere. */
class CertonlyCsrTest extends CaScenario {
    private final KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P384), new SecureRandom());

    private Csr csr;
    private Path pem;

    @BeforeEach
    void start() throws Exception {
        csr = Csr.create(key, List.of(Identifier.dns("a.example"), Identifier.dns("b.example")), false);
        pem = Files.writeString(folder.resolve("csr.pem"), csr.toPem());
    }

    private String[] line(Path request, String... more) {
        List<String> words = new ArrayList<>(List.of("--csr", request.toString()));
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
        JsonObject data = host.certonly(line(der, "--key-type", "rsa", "--json", "--deploy-hook", "false"))
                .ends(0)
                .data();
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
        Run run = host.certonly(line(pem, "-d", "b.example")).ends(0);
        assertThat(run.out())
                .contains("Successfully received certificate.", "out/fullchain.pem", "NEXT STEPS:", "using --csr");
    }

    @Test
    void aRehearsalWritesNothing() {
        assertThat(host.certonly(line(pem, "--dry-run")).ends(0).out()).contains("The dry run was successful.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeTheCaHearsOfIt() throws Exception {
        host.certonly(line(pem, "-d", "other.example"))
                .ends(1, "Inconsistent domain requests:", "From the CSR: a.example, b.example");
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/chain.pem"), "mine");
        host.certonly(line(pem)).ends(1, "out/chain.pem exists, and is not overwritten");
        Path nonsense = Files.writeString(folder.resolve("bad.pem"), "nonsense");
        host.certonly(line(nonsense)).ends(1, "bad.pem cannot be used");
        byte[] forged = csr.der();
        forged[forged.length - 1] ^= 1;
        Path unsigned = Files.write(folder.resolve("forged.der"), forged);
        host.certonly(line(unsigned)).ends(1, "not signed by the key in it");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(folder.resolve("out/chain.pem")).hasContent("mine");
    }
}
