package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    Path folder;

    private ParsedOptions check(String... args) throws UsageException {
        ParsedOptions options = new Parser(OptionTable.standard()).parse(List.of(args), IniFiles.NONE);
        return Preflight.check(options, Map.of("PATH", folder.toString()));
    }

    @Test
    void aWebrootMustBeAFolder() throws UsageException {
        assertThat(check("certonly", "-w", folder.toString(), "-d", "a.example").webrootOf())
                .containsEntry("a.example", folder.toString());
        assertThatThrownBy(() -> check("certonly", "-w", folder + "/none", "-d", "a.example"))
                .hasMessage(folder + "/none does not exist or is not a directory");
    }

    @Test
    void aHookMustBeginWithAProgram() throws IOException, UsageException {
        Path script = Files.writeString(folder.resolve("reload"), "#!/bin/sh\n");
        assertThatThrownBy(() -> check("renew", "--deploy-hook", script + " now"))
                .hasMessageContaining("exists, but is not executable");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(check("renew", "--deploy-hook", "reload now").required("deploy_hook"))
                .isEqualTo("reload now");
        assertThatThrownBy(() -> check("renew", "--pre-hook", "relaod now"))
                .hasMessageContaining("Unable to find pre-hook command relaod in the PATH");
        assertThat(check("renew", "--disable-hook-validation", "--pre-hook", "(relaod)")
                        .required("pre_hook"))
                .isEqualTo("(relaod)");
    }

    @Test
    void aMissingRequestIsNotUnderstood() {
        assertThatThrownBy(() -> check("certonly", "--csr", folder + "/none"))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("argument --csr:", "/none");
    }

    @Test
    void whoHasAnAccountIsNotAskedToAgreeForARehearsal() throws IOException, UsageException {
        String config = folder.toString();
        assertThat(check("renew", "--dry-run", "--config-dir", config).flag("tos"))
                .isFalse();
        Files.createDirectories(folder.resolve("accounts/ca.example/dir"));
        assertThat(check("renew", "--dry-run", "--config-dir", config).flag("tos"))
                .isTrue();
    }
}
