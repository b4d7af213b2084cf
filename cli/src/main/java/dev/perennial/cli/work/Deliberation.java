package dev.perennial.cli.work;

import dev.perennial.cli.choice.Choice;
import dev.perennial.cli.choice.KnownLineage;
import dev.perennial.cli.choice.LineageChoice;
import dev.perennial.cli.choice.Question;
import dev.perennial.cli.choice.Wanted;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.solver.WebrootChoice;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.cli.store.KnownLineages;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Event;
import dev.perennial.engine.RenewalException;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what is to be done: from the options, the disk, the CA's advice, and whoever is at the terminal. No lock is held
 * meanwhile, for a person may think for hours and a renewal must not be refused for that.
 */
public final class Deliberation {
    private final Workshop workshop;
    private final ParsedOptions options;
    private final Prompts prompts;

    public Deliberation(Workshop workshop, ParsedOptions options, Prompts prompts) {
        this.workshop = workshop;
        this.options = options;
        this.prompts = prompts;
    }

    /** Blocks until everything is answered. Puts a version in use that a run which was cut off has left in the archive. */
    public Plan plan() throws Failure, LineageException, RenewalException, InterruptedException {
        List<Identifier> names = Identifiers.of(options);
        Optional<String> certName = options.text("certname");
        if (names.isEmpty() && certName.isEmpty()) {
            names = Identifiers.ask(prompts);
        }
        List<KnownLineage> known = KnownLineages.read(workshop.store(), certName);
        Choice choice = settle(LineageChoice.of(Wanted.of(options, names), known));
        return new Plan(names, known, choice, answered(choice, names));
    }

    private ParsedOptions answered(Choice choice, List<Identifier> names) throws Failure, InterruptedException {
        return switch (choice) {
            case Choice.New _ -> WebrootChoice.settle(options, names, prompts, workshop.output());
            case Choice.Renew(KnownLineage lineage, String keyType) -> {
                boolean sameType = keyType.equals(options.required("key_type"));
                yield WebrootChoice.settle(
                        sameType ? options : options.with("key_type", keyType),
                        names.isEmpty() ? lineage.identifiers() : names,
                        prompts,
                        workshop.output());
            }
            default -> options;
        };
    }

    private Choice settle(Choice choice) throws Failure, RenewalException, InterruptedException {
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
            case Question.YesNo(Ask ask, String text, String yes, String no, boolean unattended) ->
                prompts.confirm(ask, text, yes, no, unattended);
            case Question.MustSay(Ask ask, String text, String yes, String no) -> prompts.confirm(ask, text, yes, no);
            case Question.Menu(Ask ask, String text, String yes, String no) ->
                prompts.choose(ask, text, List.of(no, yes), 0) == 1;
        };
    }

    private boolean mended(KnownLineage lineage) throws InterruptedException {
        return !options.flag("dry_run")
                && !new Redeployment(workshop).run(List.of(lineage.name())).isEmpty();
    }

    private boolean due(KnownLineage lineage) throws RenewalException, InterruptedException {
        Decision decision = Decider.decide(
                workshop.renewal(lineage.name(), Optional.empty()).facts(),
                workshop.clock().instant());
        workshop.listener().on(new Event.Decided(lineage.name(), decision));
        if (decision instanceof Decision.Due) {
            return true;
        }
        workshop.output().line(decision.reason());
        return false;
    }
}
