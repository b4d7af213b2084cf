package dev.perennial.cli.verb;

import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.console.Rows;
import dev.perennial.cli.policy.Standing;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Rule;
import java.time.Instant;

/** What a run that nobody watches does next with a lineage, and what somebody who does not want to wait can do. */
final class NextRun {
    private final LocalMoments moments;
    private final String program;

    NextRun(LocalMoments moments, String program) {
        this.moments = moments;
        this.program = program;
    }

    Rows of(Standing.Unreadable unreadable) {
        Rows rows = new Rows(0);
        rows.add("", "It cannot renew it, says so, and ends with exit code 1; others are renewed all the same.");
        rows.add("", "Mend what the first line names, or delete it:");
        rows.command(program + " delete --cert-name " + unreadable.name());
        return rows;
    }

    Rows of(Standing.Known known) {
        Rows rows = new Rows(0);
        if (known.unused()) {
            rows.add("", "It puts the version that is kept in use first, and asks the CA nothing for that.");
        }
        if (known.unserved().isPresent()) {
            rows.add("", "It looks whether its servers present it, and may run its deploy hooks again.");
        }
        switch (known.decision()) {
            case Decision.Due due -> due(due, rows);
            case Decision.NotYet notYet -> notYet(known, notYet.when(), rows);
            case Decision.Held held -> held(known, held, rows);
        }
        return rows;
    }

    private static void due(Decision.Due due, Rows rows) {
        rows.add(
                "",
                due.rule() == Rule.UNFINISHED
                        ? "It goes on with the order where the earlier run was cut off; nothing is ordered twice."
                        : "It renews it.");
        rows.add("", "A run that nobody watches may wait first, to spread the load on the CA.");
    }

    private void notYet(Standing.Known known, Instant when, Rows rows) {
        rows.add("", "Before " + moments.at(when) + " it leaves it alone; the first run from then on renews it.");
        if (known.advice().asksAt(moments.now())) {
            rows.add("", "It asks the CA for a window first, which may change that.");
        }
    }

    private void held(Standing.Known known, Decision.Held held, Rows rows) {
        if (known.next().isEmpty()) {
            rows.add("", "It leaves it alone. To have it renewed again, set autorenew = True in this file:");
            rows.command(known.stored().lineage().confFile().toString());
            rows.add("", "To renew it once:");
        } else {
            Instant next = known.next().get();
            boolean dueLater = held.until().filter(next::isAfter).isPresent();
            rows.add(
                    "",
                    "Before " + moments.at(next) + " it leaves it alone" + (dueLater ? ", because it is not due" : "")
                            + "; the first run from then on "
                            + (known.trouble().isPresent() ? "tries again." : "renews it."));
            rows.add("", "To try at once:");
        }
        rows.command(program + " renew --cert-name " + known.name() + " --force-renewal");
    }
}
