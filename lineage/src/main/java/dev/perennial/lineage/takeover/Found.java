package dev.perennial.lineage.takeover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a folder of another client holds.
 *
 * @param hooks programs for all certificates, in Certbot's way; paths within the folder
 * @param problems what could not be read beside the lineages; whole sentences for users
 * @param remarks what is not carried over, beyond what each lineage says
 */
public record Found(
        Path folder,
        List<FoundAccount> accounts,
        List<FoundLineage> lineages,
        List<FoundHook> hooks,
        List<String> problems,
        List<Remark> remarks) {
    public Found {
        accounts = List.copyOf(accounts);
        lineages = unique(lineages);
        hooks = List.copyOf(hooks);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** Later ones of the same name get a number, as Certbot would give them; always the same. */
    private static List<FoundLineage> unique(List<FoundLineage> lineages) {
        Set<String> taken = new HashSet<>();
        List<FoundLineage> unique = new ArrayList<>(lineages.size());
        for (FoundLineage lineage : lineages) {
            String name = lineage.name();
            for (int i = 1; !taken.add(name); i++) {
                name = lineage.name() + '-' + Integer.toString(10_000 + i).substring(1);
            }
            unique.add(lineage.named(name));
        }
        return List.copyOf(unique);
    }
}
