package dev.perennial.cli.work;

import dev.perennial.cli.Failure;
import dev.perennial.cli.Prompts;
import dev.perennial.cli.choice.Choice;
import dev.perennial.cli.choice.KnownLineage;
import dev.perennial.cli.choice.Question;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Event;
import dev.perennial.engine.RenewalException;
import dev.perennial.lineage.LineageException;
import java.util.List;

/** Finds out what a choice hangs on: from the disk, from the CA's advice, from whoever is at the terminal. */
final class Deliberation {
    private final Workshop workshop;
    private final ParsedOptions options;
    private final Prompts prompts;

    Deliberation(Workshop workshop, ParsedOptions options, Prompts prompts) {
        this.workshop = workshop;
        this.options = options;
        this.prompts = prompts;
    }

    /** Until the choice is what to do. What had to be mended comes back as {@link Choice.Mend}, and is mended. */
    Choice settle(Choice choice) throws Failure, LineageException, RenewalException, InterruptedException {
        Choice next = choice;
        while (true) {
            switch (next) {
                case Choice.Ask(Question question, Choice yes, Choice no) -> next = answer(question) ? yes : no;
                case Choice.Mend(KnownLineage lineage, Choice otherwise) -> {
                    if (mended(lineage)) {
                        return next;
                    }
                    next = otherwise;
                }
                case Choice.IfDue(KnownLineage lineage, Choice due, Choice otherwise) ->
                    next = due(lineage) ? due : otherwise;
                default -> {
                    return next;
                }
            }
        }
    }

    private boolean answer(Question question) throws Failure, InterruptedException {
        return switch (question) {
            case Question.YesNo(String text, String yes, String no, boolean unattended) ->
                prompts.confirm(text, yes, no, unattended);
            case Question.MustSay(String text, String yes, String no, String option) ->
                prompts.confirm(text, yes, no, option);
            case Question.Menu(String text, String yes, String no) -> prompts.choose(text, List.of(no, yes), 0) == 1;
        };
    }

    private boolean mended(KnownLineage lineage) throws LineageException {
        return !options.flag("dry_run") && Mending.mend(workshop.store(), lineage.name(), workshop.listener());
    }

    private boolean due(KnownLineage lineage) throws RenewalException, InterruptedException {
        Decision decision = Decider.decide(
                workshop.renewal(lineage.name()).facts(), workshop.clock().instant());
        workshop.listener().on(new Event.Decided(lineage.name(), decision));
        if (decision instanceof Decision.Due) {
            return true;
        }
        workshop.output().line(decision.reason());
        return false;
    }
}
