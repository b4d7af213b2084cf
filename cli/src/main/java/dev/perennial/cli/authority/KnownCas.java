package dev.perennial.cli.authority;

import dev.perennial.cli.ca.CaFileException;
import dev.perennial.cli.ca.Cas;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.store.Folders;

/** What a run knows of CAs beforehand. */
public final class KnownCas {
    private KnownCas() {}

    /** Reads the disk. A mistake in {@code cas.ini} must not keep certificates from being renewed. */
    public static Cas read(Context context) {
        try {
            Cas cas = Cas.read(Folders.of(context.options()).configDir());
            cas.warnings().forEach(context.output()::warning);
            return cas;
        } catch (CaFileException e) {
            context.output().warning(e.getMessage() + " So nothing of what the file says is known now.");
            return Cas.builtIn();
        }
    }

    /** The same where it is said elsewhere what is wrong with the file. */
    public static Cas readAgain(Context context) {
        try {
            return Cas.read(Folders.of(context.options()).configDir());
        } catch (CaFileException e) {
            return Cas.builtIn(); // as above
        }
    }
}
