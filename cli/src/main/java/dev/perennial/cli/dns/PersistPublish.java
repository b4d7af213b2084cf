package dev.perennial.cli.dns;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.DnsPersistText;
import dev.perennial.acme.DnsPersistVerdict;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.cli.authority.Clients;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.grammar.DnsAliases;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.dns.LastingRecords;
import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SeenTexts;
import dev.perennial.engine.SolverException;
import dev.perennial.engine.TextLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code dns persist publish}: puts the records at a DNS provider, beside those of other CAs and accounts. */
final class PersistPublish {
    /**
     * What is to be done at one name.
     *
     * @param place where the record goes: the name itself, or where the user says that it leads
     */
    private record Step(
            DnsPersistWanted wanted, String place, boolean there, List<String> outdated, List<String> others) {}

    private final Context context;
    private final PersistAccount account;
    private final Solvers solvers;
    private final TextLookup lookup;
    private final Map<String, String> aliases;

    PersistPublish(Context context, PersistAccount account, Clients clients) {
        this.context = context;
        this.account = account;
        this.solvers = new Solvers(context.environment(), clients, new ProgressListener(context));
        this.lookup = solvers.lookup(context.options());
        this.aliases = DnsAliases.of(context.options());
    }

    /** Blocks until all authoritative servers show them. */
    void run(PersistWish wish) throws Failure, AcmeException, SolverException, InterruptedException {
        List<DnsPersistWanted> all = account.wanted(wish);
        Map<LastingRecords, List<DnsPersistWanted>> places = new LinkedHashMap<>();
        for (DnsPersistWanted each : all) {
            places.computeIfAbsent(solvers.lasting(each.identifier(), context.options()), none -> new ArrayList<>())
                    .add(each);
        }
        account.requireValid();
        JsonArray done = new JsonArray();
        for (Map.Entry<LastingRecords, List<DnsPersistWanted>> place : places.entrySet()) {
            List<Step> steps = together(Parallel.map(place.getValue(), this::step));
            publish(place.getKey(), steps);
            for (Step step : steps) {
                tell(step, done);
            }
        }
        if (context.output().json()) {
            context.output().data("records", done);
        }
    }

    /** Several may go to one name: what one needs there is not outdated because of another. */
    private static List<Step> together(List<Step> steps) {
        List<Step> all = new ArrayList<>();
        for (Step step : steps) {
            List<String> outdated = new ArrayList<>(step.outdated());
            steps.stream()
                    .filter(other -> other.place().equals(step.place()))
                    .forEach(other -> outdated.remove(other.wanted().record().value()));
            all.add(new Step(step.wanted(), step.place(), step.there(), outdated, step.others()));
        }
        return all;
    }

    private void publish(LastingRecords place, List<Step> steps) throws Failure, SolverException, InterruptedException {
        boolean replace = context.options().flag("persist_replace");
        Set<TxtRecord> records = new LinkedHashSet<>();
        Set<TxtRecord> outdated = new LinkedHashSet<>();
        for (Step step : steps) {
            if (!step.there()) {
                records.add(new TxtRecord(step.place(), step.wanted().record().value()));
            }
            if (replace) {
                step.outdated().forEach(text -> outdated.add(new TxtRecord(step.place(), text)));
            }
        }
        try {
            place.publish(List.copyOf(records), List.copyOf(outdated));
        } catch (SolverException e) {
            throw new Failure(FailureKind.REFUSED, String.valueOf(e.getMessage()), e)
                    .holding("Records that were there before are as they were.")
                    .next("'dns persist verify' shows how they stand.");
        }
        requireOthers(steps);
    }

    /** Some providers have room for one value at a name. */
    private void requireOthers(List<Step> steps) throws Failure, InterruptedException {
        for (Step step : steps) {
            SeenTexts now = step.others().isEmpty() || step.there()
                    ? new SeenTexts(step.others(), List.of(), "")
                    : lookup.at(step.place());
            List<String> lost = new ArrayList<>(step.others());
            lost.removeAll(now.texts());
            lost.removeAll(now.partly());
            if (now.problem().isEmpty() && !lost.isEmpty()) {
                throw new Failure(
                                FailureKind.REFUSED,
                                "The provider has put the record of "
                                        + step.place() + " in the place of " + TxtRecord.quoted(lost.getFirst())
                                        + ", which is gone.")
                        .next("Put that one back yourself, if anybody needs it.");
            }
        }
    }

    private Step step(DnsPersistWanted wanted) throws InterruptedException {
        String place = aliases.getOrDefault(wanted.identifier().base(), aliases.getOrDefault("*", wanted.name()));
        SeenTexts seen = lookup.at(place);
        Instant now = context.environment().clock().instant();
        String value = wanted.record().value();
        boolean any = wanted.record().persistUntil().isEmpty()
                && wanted.judge(seen.texts(), now) instanceof DnsPersistVerdict.Stands stands
                && stands.until().isEmpty();
        List<String> outdated = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String text : seen.texts()) {
            DnsPersistText read = DnsPersistText.parse(text);
            if (!account.owns(read, wanted)) {
                others.add(text);
            } else if (!text.equals(value) && !(any && good(wanted, text, now))) {
                outdated.add(text);
            }
        }
        return new Step(wanted, place, any || seen.texts().contains(value), outdated, others);
    }

    private static boolean good(DnsPersistWanted wanted, String text, Instant now) {
        return wanted.judge(List.of(text), now) instanceof DnsPersistVerdict.Stands stands
                && stands.until().isEmpty();
    }

    private void tell(Step step, JsonArray done) {
        Output output = context.output();
        boolean replace = context.options().flag("persist_replace");
        output.line((step.there() ? "There already: " : "Published, and shown by all servers: ")
                + PersistFinding.line(step.place(), step.wanted().record().value()));
        if (!step.place().equals(step.wanted().name())) {
            output.line("A CA finds it there if " + step.wanted().name() + " is a CNAME to " + step.place() + '.');
        }
        for (String text : step.outdated()) {
            output.line((replace ? "Removed: " : "Left as it was, --replace would remove it: ")
                    + PersistFinding.line(step.place(), text));
        }
        JsonObject json = PersistFinding.json(step.wanted());
        json.addProperty("action", step.there() ? "there" : "published");
        if (!step.place().equals(step.wanted().name())) {
            json.addProperty("place", step.place());
        }
        JsonArray outdated = new JsonArray();
        step.outdated().forEach(outdated::add);
        json.add(replace ? "removed" : "left", outdated);
        done.add(json);
    }
}
