package dev.perennial.cli.takeover;

import dev.perennial.lineage.takeover.Found;
import dev.perennial.lineage.takeover.FoundHook;
import dev.perennial.lineage.takeover.Remark;
import java.util.List;

/**
 * What is to become of all that was found.
 *
 * @param hooks those that are to be copied
 * @param problems what could not be read or written beside certificates and accounts, whole sentences
 * @param remarks what is not carried over, beyond what is said of each certificate
 */
record Plan(
        Found found,
        List<PlannedAccount> accounts,
        List<Planned> lineages,
        List<FoundHook> hooks,
        List<String> problems,
        List<Remark> remarks) {
    Plan {
        accounts = List.copyOf(accounts);
        lineages = List.copyOf(lineages);
        hooks = List.copyOf(hooks);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** Whether anything is to be done. */
    boolean pending() {
        return !hooks.isEmpty()
                || lineages.stream().anyMatch(lineage -> lineage.fate() == Fate.WOULD)
                || accounts.stream().anyMatch(account -> account.fate() == Fate.WOULD);
    }

    /** How much could not be carried over, or not be read. */
    int failures() {
        int failures = problems.size();
        for (Planned lineage : lineages) {
            failures += lineage.fate().carried() ? 0 : 1;
        }
        for (PlannedAccount account : accounts) {
            failures += account.fate().carried() ? 0 : 1;
        }
        return failures;
    }
}
