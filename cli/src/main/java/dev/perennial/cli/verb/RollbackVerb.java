package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.store.Folders;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code rollback}: takes back what an installer has changed in a server's configuration. */
final class RollbackVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        if (context.options().number("checkpoints") < 1) {
            throw new Failure(FailureKind.REFUSED, "--checkpoints is how many changes to take back: 1 or more.")
                    .holding("Nothing was done.");
        }
        Installers.warnOfAuthenticator(context);
        Path backups = Folders.of(context.options()).workDir().resolve("backups");
        if (Files.isDirectory(backups)) {
            // Whatever is asked of the null installer: these are another's, and must not be taken for done.
            throw new Failure(
                            FailureKind.REFUSED,
                            "Taking back changes to a server's configuration is not available yet in this build, and "
                                    + backups + " holds some that Certbot made.")
                    .holding("Nothing was done; the checkpoints are as they were.")
                    .next("Certbot's own rollback still works on them.");
        }
        Installers.require(context, new Prompts(context.environment(), context.options()));
        context.output().line("Nothing was ever changed by the null installer, so there is nothing to take back.");
        return 0;
    }
}
