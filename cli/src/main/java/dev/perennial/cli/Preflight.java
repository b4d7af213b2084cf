package dev.perennial.cli;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the options of a run say about files and folders, checked before anything happens. Reads the disk only. */
final class Preflight {
    private Preflight() {}

    /** The options to run with. */
    static ParsedOptions check(ParsedOptions given, Map<String, String> variables) throws UsageException {
        ParsedOptions options = Routes.check(Providers.check(given, variables), variables);
        HookCommands.check(options, variables);
        for (String folder : options.list("webroot_path")) {
            requireFolder(folder);
        }
        for (String folder : options.webrootOf().values()) {
            requireFolder(folder);
        }
        Optional<Path> csr = options.path("csr");
        if (csr.isPresent() && !Files.isReadable(csr.get())) {
            throw new UsageException("argument --csr: " + csr.get() + " does not exist or cannot be read");
        }
        return options.flag("dry_run") ? rehearsal(options) : options;
    }

    /** Who has an account agreed to terms before, and need not be asked for a throw-away account at the staging server. */
    private static ParsedOptions rehearsal(ParsedOptions options) {
        Path accounts = options.requiredPath("config_dir").resolve("accounts");
        try (DirectoryStream<Path> servers = Files.newDirectoryStream(accounts)) {
            if (servers.iterator().hasNext()) {
                return options.with("tos", "true").with("register_unsafely_without_email", "true");
            }
        } catch (IOException e) {
            // No account here, or none that this user may see: then there is nothing to conclude.
            return options;
        }
        return options;
    }

    private static void requireFolder(String folder) throws UsageException {
        if (!Files.isDirectory(Path.of(folder))) {
            throw UsageException.refused(folder + " does not exist or is not a directory");
        }
    }
}
