package dev.perennial.cli.takeover;

import dev.perennial.lineage.AtomicFiles;
import dev.perennial.lineage.takeover.FoundHook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of {@code renewal-hooks} that come from another folder. */
final class HookCopies {
    private HookCopies() {}

    static boolean taken(Path target) {
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether the same program is there. Reads the disk. */
    static boolean same(Path target, FoundHook hook) {
        byte[] wanted = hook.text().getBytes(StandardCharsets.UTF_8);
        try {
            return Files.isRegularFile(target)
                    && Files.size(target) == wanted.length
                    && Arrays.equals(Files.readAllBytes(target), wanted);
        } catch (IOException e) {
            return false; // then it is not touched either
        }
    }

    /** Under the locks; the folder is there. */
    static void copy(FoundHook hook, Path target) throws IOException {
        AtomicFiles.replace(target, hook.text(), hook.mode());
    }
}
