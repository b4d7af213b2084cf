package dev.perennial.cli;

import dev.perennial.cli.completion.Shell;
import dev.perennial.cli.completion.Typing;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.manual.Manual;
import dev.perennial.cli.manual.ManualPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what a package installs under {@code share} besides the program: the manual, and completion for shells. A second
 * entry point for the build, as {@link Training} is.
 */
final class Documents {
    private Documents() {}

    /** {@code FOLDER}. */
    public static void main(String[] args) throws IOException {
        Environment process = Environment.ofProcess();
        String program = process.program();
        OptionTable table = OptionTable.standard();
        Path share = Path.of(args[0]);
        for (ManualPage page : new Manual(table, process.version()).pages()) {
            write(share.resolve("man/man" + page.section()).resolve(page.file()), page.text());
        }
        Typing typing = new Typing(table, program);
        write(share.resolve("bash-completion/completions/" + program), Shell.BASH.script(typing));
        write(share.resolve("zsh/site-functions/_" + program), Shell.ZSH.script(typing));
        write(share.resolve("fish/vendor_completions.d/" + program + ".fish"), Shell.FISH.script(typing));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
