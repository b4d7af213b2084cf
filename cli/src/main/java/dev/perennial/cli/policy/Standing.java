package dev.perennial.cli.policy;

import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.store.State;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Decision;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.Trouble;
import dev.perennial.lineage.Unserved;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known about the next renewal of one lineage, without asking anybody. */
public sealed interface Standing {
    /** The most urgent first. */
    Comparator<Standing> BY_URGENCY = Comparator.comparing(Standing::state)
            .thenComparing(Standing::deadline)
            .thenComparing(Standing::name);

    String name();

    State state();

    /** What is wrong with its files, in sentences. */
    List<String> problems();

    /** By when something has to happen, to compare those of one state. */
    Instant deadline();

    /** Cannot be read, so no run can renew it. */
    record Unreadable(String name, String problem) implements Standing {
        @Override
        public State state() {
            return State.BROKEN;
        }

        @Override
        public List<String> problems() {
            return List.of(problem);
        }

        @Override
        public Instant deadline() {
            return Instant.MIN;
        }
    }

    /**
     * Can be read.
     *
     * @param next the first instant at which a run renews it; absent if none does
     * @param issuer where it is from
     * @param choice where its next version comes from, as things stand
     * @param trouble absent if its last renewal worked
     * @param underWay an order that was begun and not yet kept
     * @param unserved what is known if it may not be in use at its servers
     * @param unused whether a newer version is kept, but the links were not switched to it
     */
    record Known(
            StoredLineage stored,
            List<String> problems,
            Decision decision,
            Optional<Instant> next,
            KnownCa issuer,
            CaChoice choice,
            Advice advice,
            Optional<Trouble> trouble,
            Optional<JournalEntry> underWay,
            Optional<Unserved.Entry> unserved,
            boolean unused)
            implements Standing {
        @Override
        public String name() {
            return stored.lineage().name();
        }

        /** The CA that is asked next; if none is, the one that will be asked first. */
        public KnownCa ca() {
            return choice instanceof CaChoice.Ask ask
                    ? ask.ca()
                    : choice.passed().getFirst().ca();
        }

        public RenewalFacts facts() {
            return decision.facts();
        }

        public boolean expired() {
            return !decision.at().isBefore(facts().notAfter());
        }

        @Override
        public State state() {
            if (!problems.isEmpty()) {
                return State.BROKEN;
            }
            if (expired()) {
                return State.EXPIRED;
            }
            if (trouble.isPresent() || unserved.isPresent()) {
                return State.FAILING;
            }
            return switch (decision) {
                case Decision.Due due -> State.DUE;
                case Decision.NotYet notYet -> State.OK;
                case Decision.Held held -> held.until().equals(next) ? State.HELD : State.OK;
            };
        }

        @Override
        public Instant deadline() {
            return state() == State.OK ? next.orElse(facts().notAfter()) : facts().notAfter();
        }
    }
}
