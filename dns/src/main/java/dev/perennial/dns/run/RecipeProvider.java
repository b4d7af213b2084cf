package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Pause;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.dns.api.SignerFactory;
import dev.perennial.dns.recipe.Auth;
import dev.perennial.dns.recipe.Field;
import dev.perennial.dns.recipe.GivenZones;
import dev.perennial.dns.recipe.Model;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Template;
import dev.perennial.dns.recipe.TemplateException;
import dev.perennial.dns.recipe.ZoneSearch;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Runs a recipe: puts records at a provider by its HTTP API. Any number of threads. */
public final class RecipeProvider implements DnsProvider {
    /**
     * What it needs of the world.
     *
     * @param apex which zone the DNS says a name is in
     */
    public record World(
            ApiSender sender,
            SignerFactory signers,
            Apex apex,
            InstantSource clock,
            Pause pause,
            Supplier<UUID> uuids) {}

    /** Which zone the DNS says a name is in. */
    @FunctionalInterface
    public interface Apex {
        /** Absent if it does not say. May use the network. */
        Optional<String> of(String name) throws InterruptedException;
    }

    private final Recipe recipe;
    private final Account account;
    private final Visits visits;
    private final ZoneFinder zones;
    private final Changes changes;
    /** What the provider was asked for and has not taken away, and where: the DNS may be silent when it is to be found. */
    private final Map<TxtRecord, ZoneAt> put = new ConcurrentHashMap<>();
    /** What an earlier process has put; where is found out when it is to be removed. */
    private final Set<TxtRecord> adopted = ConcurrentHashMap.newKeySet();

    /**
     * Uses no network yet.
     *
     * @throws SolverException if the credentials cannot be used
     */
    public RecipeProvider(Recipe recipe, Account account, World world) throws SolverException {
        this.recipe = recipe;
        this.account = account;
        Variables known = known(recipe, account, world);
        Secrets secrets = new Secrets(recipe.fields().stream()
                .filter(Field::secret)
                .map(field -> account.values().getOrDefault(field.name(), ""))
                .toList());
        Optional<Auth> auth = auth(recipe, account);
        Line line = new Line(
                recipe,
                new Writer(recipe, auth, known),
                signer(auth, known, world),
                new Hosts(recipe, known),
                world.sender(),
                new Gate(recipe.limits(), world.clock(), world.pause()),
                secrets,
                world.clock(),
                world.pause());
        this.visits = new Visits(recipe, line, known, secrets, world.clock());
        this.zones = new ZoneFinder(recipe, visits, world.apex(), given(recipe, account));
        this.changes = switch (recipe.model()) {
            case Model.Records model -> new RecordChanges(model);
            case Model.Values model -> new ValueChanges(model);
            case Model.Sets model -> new SetChanges(model);
            case Model.Whole model -> new WholeChanges(model);
            case Model.Slot model -> new SlotChanges(model, recipe.title());
        };
    }

    private static Variables known(Recipe recipe, Account account, World world) {
        Map<String, JsonElement> values = new HashMap<>();
        recipe.fields().forEach(field -> values.put(field.name(), new JsonPrimitive("")));
        values.put("ttl", new JsonPrimitive(recipe.ttl()));
        account.values().forEach((name, value) -> values.put(name, new JsonPrimitive(value)));
        account.ttl().ifPresent(ttl -> values.put("ttl", new JsonPrimitive(ttl)));
        return new Variables(values, world.clock().instant(), world.uuids());
    }

    private static List<ZoneAt> given(Recipe recipe, Account account) throws SolverException {
        String field = recipe.given().map(GivenZones::field).orElse("");
        List<ZoneAt> zones = new ArrayList<>();
        for (String line : account.values()
                .getOrDefault(field, "")
                .lines()
                .map(String::strip)
                .toList()) {
            int colon = line.indexOf(':');
            if (colon < 1 || colon == line.length() - 1) {
                throw new SolverException(field + " in " + account.source() + ": " + line + " is not NAME:ID.");
            }
            String id = line.substring(colon + 1).strip();
            JsonElement taken = new JsonPrimitive(id.endsWith("/") ? id.substring(0, id.length() - 1) : id);
            zones.add(new ZoneAt(
                    Texts.name(line.substring(0, colon)),
                    Map.of(recipe.given().orElseThrow().take(), taken)));
        }
        return zones;
    }

    /** The first way whose fields the user has. */
    private static Optional<Auth> auth(Recipe recipe, Account account) {
        return recipe.auth().stream()
                .filter(each -> each.with().stream()
                        .noneMatch(field ->
                                account.values().getOrDefault(field, "").isEmpty()))
                .findFirst();
    }

    private static Optional<RequestSigner> signer(Optional<Auth> auth, Variables known, World world)
            throws SolverException {
        Optional<Auth.Scheme> scheme = auth.flatMap(Auth::scheme);
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (Map.Entry<String, Template> each : scheme.get().parameters().entrySet()) {
            each.getValue()
                    .text(known)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> parameters.put(each.getKey(), text));
        }
        return Optional.of(world.signers().signer(scheme.get().name(), parameters));
    }

    @Override
    public String name() {
        return "dns-" + recipe.id();
    }

    @Override
    public String hint() {
        return "The records were put at " + recipe.title() + " with the credentials of " + account.source()
                + ": check that the name servers which the parent zone names are those of this provider.";
    }

    @Override
    public List<NameServer> takers() {
        return List.of();
    }

    @Override
    public Duration patience() {
        return recipe.patience();
    }

    /** Holds a session open, over the network if there is none yet, for what is done until it is closed. */
    Visit visit() throws SolverException, InterruptedException {
        return visits.enter();
    }

    @Override
    public Optional<String> zoneOf(String name) throws SolverException, InterruptedException {
        boolean asks = !(recipe.zone() instanceof ZoneSearch.ByDns);
        return asks ? Optional.of(zones.of(name).name()) : Optional.empty();
    }

    @Override
    public void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        try (Visit visit = visits.enter()) {
            Map<ZoneAt, List<TxtRecord>> byZone = zones(records);
            List<Optional<SolverException>> results = Parallel.map(
                    List.copyOf(byZone.entrySet()), each -> change(visit, each.getKey(), each.getValue(), true));
            for (Optional<SolverException> each : results) {
                if (each.isPresent()) {
                    throw each.get();
                }
            }
        }
    }

    @Override
    public boolean adopt(List<TxtRecord> records) {
        adopted.addAll(records);
        return true;
    }

    @Override
    public void remove(List<TxtRecord> records) throws SolverException, InterruptedException {
        locateAdopted(records);
        Map<ZoneAt, List<TxtRecord>> byZone = new LinkedHashMap<>();
        for (TxtRecord each : records) {
            Optional.ofNullable(put.get(each))
                    .ifPresent(zone -> byZone.computeIfAbsent(zone, none -> new ArrayList<>())
                            .add(each));
        }
        if (byZone.isEmpty()) {
            return;
        }
        try (Visit visit = visits.enter()) {
            List<Optional<SolverException>> results = Parallel.map(
                    List.copyOf(byZone.entrySet()), each -> change(visit, each.getKey(), each.getValue(), false));
            for (Optional<SolverException> each : results) {
                if (each.isPresent()) {
                    throw left(
                            each.get(),
                            records.stream().filter(put::containsKey).toList());
                }
            }
        }
    }

    private void locateAdopted(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<TxtRecord> strange = records.stream().filter(adopted::contains).toList();
        zones(strange).forEach((zone, all) -> all.forEach(each -> put.putIfAbsent(each, zone)));
        strange.forEach(adopted::remove);
    }

    private static SolverException left(SolverException why, List<TxtRecord> left) {
        return new SolverException(
                why.getMessage() + " Remove yourself what may be left: "
                        + String.join(
                                ", ",
                                left.stream()
                                        .map(each -> each.name() + " TXT \"" + each.value() + '"')
                                        .toList())
                        + '.',
                why);
    }

    private Map<ZoneAt, List<TxtRecord>> zones(List<TxtRecord> records) throws SolverException, InterruptedException {
        List<Located> located = Parallel.map(records, this::locate);
        Map<ZoneAt, List<TxtRecord>> byZone = new LinkedHashMap<>();
        for (Located each : located) {
            if (each.failure().isPresent()) {
                throw each.failure().get();
            }
            byZone.computeIfAbsent(each.zone().orElseThrow(), none -> new ArrayList<>())
                    .add(each.record());
        }
        return byZone;
    }

    /** A record and its zone, or why that was not found. */
    private record Located(TxtRecord record, Optional<ZoneAt> zone, Optional<SolverException> failure) {}

    private Located locate(TxtRecord record) throws InterruptedException {
        try {
            return new Located(record, Optional.of(zones.of(record.name())), Optional.empty());
        } catch (SolverException e) {
            return new Located(record, Optional.empty(), Optional.of(e));
        }
    }

    private Optional<SolverException> change(Visit visit, ZoneAt zone, List<TxtRecord> records, boolean add)
            throws InterruptedException {
        List<Optional<SolverException>> results =
                Parallel.map(changes.groups(records), group -> change(visit, zone, group, add, changes));
        Optional<SolverException> failed =
                results.stream().flatMap(Optional::stream).findFirst();
        boolean some = results.stream().anyMatch(Optional::isEmpty);
        if (some && recipe.commit().isPresent()) {
            try {
                visit.call(recipe.commit().get(), Visit.about(zone));
            } catch (SolverException e) {
                records.forEach(each -> put.put(each, zone)); // what was taken away is not gone yet
                return Optional.of(failed.orElse(e));
            }
        }
        return failed;
    }

    private Optional<SolverException> change(Visit visit, ZoneAt zone, List<TxtRecord> group, boolean add, Changes how)
            throws InterruptedException {
        try {
            if (add) {
                group.forEach(each -> put.put(each, zone));
                how.add(visit, zone, group);
            } else {
                how.remove(visit, zone, group);
                group.forEach(put::remove);
            }
            return Optional.empty();
        } catch (SolverException e) {
            return Optional.of(e);
        } catch (TemplateException e) {
            return Optional.of(new SolverException(
                    recipe.title() + " did not say what is needed for its records: " + e.getMessage() + '.', e));
        }
    }
}
