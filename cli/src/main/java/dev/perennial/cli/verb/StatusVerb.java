package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.console.Terminals;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.store.State;
import dev.perennial.cli.work.Standings;
import dev.perennial.lineage.Limit;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.Outage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code status}: how all lineages stand, one a line. Changes nothing and asks no CA. */
final class StatusVerb implements Verb {
    @Override
    public int run(Context context) throws LineageException {
        LocalMoments moments = LocalMoments.of(context.environment());
        Standings standings = new Standings(context, moments.now());
        // A signature takes a millisecond to verify, so a thousand lineages want all processors.
        List<Standing> all = standings.store().names().parallelStream()
                .map(standings::of)
                .sorted(Standing.BY_URGENCY)
                .toList();
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (Standing standing : all) {
            counts.merge(standing.state(), 1, Integer::sum);
            if (standing instanceof Standing.Known known) {
                context.clocks().sees(known.name(), known.facts().notBefore(), moments.now());
            }
        }
        if (context.output().json()) {
            tell(context, standings, all, counts);
        } else if (all.isEmpty()) {
            context.output().line("No certificates found.");
        } else {
            show(context, moments, all, counts);
        }
        if (!context.output().json()) {
            outages(context, moments, standings);
            limits(context, moments, standings);
        }
        return 0;
    }

    private static void tell(Context context, Standings standings, List<Standing> all, Map<State, Integer> counts) {
        JsonArray lineages = new JsonArray();
        all.forEach(standing -> lineages.add(StandingJson.of(standing)));
        context.output().data("lineages", lineages);
        JsonObject numbers = new JsonObject();
        for (State state : State.values()) {
            numbers.addProperty(state.id(), counts.getOrDefault(state, 0));
        }
        context.output().data("counts", numbers);
        JsonArray failing = new JsonArray();
        standings.outages().forEach(outage -> failing.add(CaJson.of(outage)));
        context.output().data("outages", failing);
        JsonArray limits = new JsonArray();
        standings.limits().forEach(limit -> limits.add(CaJson.of(limit)));
        context.output().data("limits", limits);
    }

    /** Only of CAs that others take over from is it known. */
    private static void outages(Context context, LocalMoments moments, Standings standings) {
        for (Outage outage : standings.outages()) {
            boolean open = outage.open(moments.now());
            context.output()
                    .line(standings.ca(outage.server()).title() + " has failed "
                            + (outage.failures() == 1 ? "once, on " : outage.failures() + " times in a row since ")
                            + moments.both(outage.since())
                            + (open ? "; it is asked again on " + moments.both(outage.until()) : "")
                            + ": " + outage.message());
        }
    }

    private static void limits(Context context, LocalMoments moments, Standings standings) {
        for (Limit limit : standings.limits()) {
            String what = switch (limit.scope()) {
                case ACCOUNT -> "from account " + limit.value();
                case DOMAIN -> "for names in " + limit.value();
                case SET -> "for " + limit.value().replace(" ", ", ");
            };
            context.output()
                    .line(standings.ca(limit.server()).title() + " takes no order " + what + " before "
                            + moments.both(limit.hold().until()) + "; "
                            + limit.hold().why());
        }
    }

    private static void show(Context context, LocalMoments moments, List<Standing> all, Map<State, Integer> counts) {
        boolean terminal = context.environment().terminals().isTerminal(Terminals.STDOUT);
        StatusTable table = terminal
                ? StatusTable.onTerminal(
                        moments, all, context.environment().stdout().charset())
                : StatusTable.plain(moments, all);
        context.output().line(table.header());
        all.forEach(standing -> context.output().line(table.line(standing)));
        StringBuilder footer = new StringBuilder("\n")
                .append(all.size())
                .append(all.size() == 1 ? " certificate: " : " certificates: ");
        String between = "";
        for (Map.Entry<State, Integer> each : counts.entrySet()) {
            footer.append(between)
                    .append(each.getValue())
                    .append(' ')
                    .append(each.getKey().id());
            between = ", ";
        }
        String program = context.environment().program();
        context.output().line(footer + ".\nMore on one: '" + program + " why NAME'.");
    }
}
