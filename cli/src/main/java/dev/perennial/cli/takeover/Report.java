package dev.perennial.cli.takeover;

import dev.perennial.cli.console.Output;
import dev.perennial.lineage.takeover.Remark;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells people what was found and what became of it. */
final class Report {
    private final Output out;
    private final Instant now;
    private final boolean check;

    Report(Output out, Instant now, boolean check) {
        this.out = out;
        this.now = now;
        this.check = check;
    }

    /** Before anything is done. */
    void found(Plan plan) {
        out.line("Found in " + plan.found().folder() + ": "
                + count(plan.lineages().size(), "certificate") + ", "
                + count(plan.accounts().size(), "account") + '.');
        plan.lineages().forEach(this::found);
        if (!plan.remarks().isEmpty()) {
            out.heading("Besides");
            remarks(plan.remarks(), "  ");
        }
        plan.problems().forEach(out::error);
    }

    private void found(Planned planned) {
        out.heading(planned.name());
        if (planned.usable().isPresent()) {
            Certificate certificate =
                    planned.usable().get().versions().current().chain().leaf();
            out.line("  Names: "
                    + String.join(
                            ", ",
                            certificate.identifiers().stream()
                                    .map(Identifier::value)
                                    .toList()));
            out.line("  Expires: " + certificate.notAfter() + expiry(certificate));
            out.line("  Key: " + certificate.keyTypeName());
            int versions = planned.usable().get().versions().all().size();
            if (versions > 1) {
                out.line("  Versions: " + versions);
            }
        }
        if (!planned.params().isEmpty()) {
            String account = planned.param("account");
            out.line("  CA: " + planned.param("server") + (account.isEmpty() ? "" : ", account " + account));
            RenewalText.of(planned).forEach(line -> out.line("  " + line));
        }
        if (!planned.remarks().isEmpty()) {
            out.line("  Not carried over, or to look at:");
            remarks(planned.remarks(), "    ");
        }
        if (!planned.fate().carried()) {
            out.line("  Cannot be imported.");
            out.error(planned.name() + ": " + planned.problem());
        } else if (planned.fate() == Fate.HERE) {
            out.line("  This certificate is here already.");
        } else if (check) {
            out.line("  Would be imported.");
        }
    }

    private String expiry(Certificate certificate) {
        Duration left = Duration.between(now, certificate.notAfter());
        return left.isNegative() ? " (EXPIRED: renew it soon)" : " (" + count(left.toDays(), "day") + ')';
    }

    private void remarks(List<Remark> remarks, String indent) {
        for (Remark remark : remarks) {
            out.line(indent + "- " + remark.what());
            if (!remark.next().isEmpty()) {
                out.line(indent + "  " + remark.next());
            }
        }
    }

    /**
     * After it was done.
     *
     * @param before what was planned
     */
    void done(Plan before, Plan after) {
        out.line("");
        for (int i = 0; i < after.accounts().size(); i++) {
            PlannedAccount account = after.accounts().get(i);
            String what =
                    "account " + account.found().id() + " at " + account.found().server();
            switch (account.fate()) {
                case IMPORTED -> out.line("Imported " + what + '.');
                case FAILED -> out.error(account.problem());
                default -> out.line("The " + what + " is here already.");
            }
        }
        for (int i = 0; i < after.lineages().size(); i++) {
            Planned planned = after.lineages().get(i);
            if (planned.fate() == Fate.IMPORTED) {
                out.line("Imported " + planned.name() + '.');
            } else if (planned.fate() != before.lineages().get(i).fate()) {
                out.error(planned.name() + ": " + planned.problem());
            }
        }
        after.hooks()
                .forEach(hook -> out.line("Copied the hook renewal-hooks/" + hook.kind() + '/' + hook.name() + '.'));
        for (String problem : after.problems()) {
            if (!before.problems().contains(problem)) {
                out.error(problem);
            }
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
