package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.configobj.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands among renewal parameters run with the rights of whoever renews here. They are carried over only where nobody
 * with fewer rights can have written them.
 */
final class Commands {
    private static final List<String> KEYS =
            List.of("pre_hook", "post_hook", "renew_hook", "manual_auth_hook", "manual_cleanup_hook");

    private Commands() {}

    /** Takes the commands away if the file that they stand in may be another user's. */
    static void keepTrusted(
            Map<String, ConfigValue> params, ForeignTree tree, String file, Given given, List<Remark> remarks) {
        List<String> taken = new ArrayList<>();
        if (!tree.writtenBy(given.owner(), file)) {
            for (String key : KEYS) {
                if (params.remove(key) != null) {
                    taken.add(key);
                }
            }
        }
        if (!taken.isEmpty()) {
            remarks.add(untrusted(String.join(", ", taken) + " of " + tree.path(file), given));
        }
    }

    static Remark untrusted(String what, Given given) {
        return new Remark(
                what + ": not carried over, because others than root and "
                        + given.owner().getName() + " could have written what would run as "
                        + given.owner().getName() + '.',
                "Look at it, then give the command to reconfigure, or make the file yours alone and import again.");
    }
}
