package dev.perennial.it.matrix;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.CertbotServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does all scenarios with all programs, several at a time: mostly, they wait. */
final class Lanes implements AutoCloseable {
    /** A share of the scenarios, once for each program. */
    private static final int LANES = 3;

    private final Map<Contestant, CertbotServer> certbots = new EnumMap<>(Contestant.class);
    private final List<Lane> lanes = new ArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<Contestant, List<Future<Map<Scenario, Outcome>>>> work = new EnumMap<>(Contestant.class);

    /** Starts all of them. */
    Lanes(Path folder, List<Scenario> scenarios) throws IOException, InterruptedException {
        List<List<Scenario>> shares = shares(scenarios);
        Files.createDirectories(folder);
        for (Contestant certbot : Contestant.certbots()) {
            certbots.put(certbot, CertbotServer.start(certbot.peer(), folder.resolve(certbot.name())));
            start(folder, certbot, certbots.get(certbot).program(), shares);
        }
        start(folder, Contestant.PERENNIAL, Image.launcher(), shares);
    }

    private void start(Path folder, Contestant contestant, Path program, List<List<Scenario>> shares)
            throws IOException, InterruptedException {
        List<Future<Map<Scenario, Outcome>>> all = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            Lane lane = new Lane(program, folder.resolve(contestant.name().charAt(0) + "" + i));
            lanes.add(lane);
            all.add(workers.submit(all(lane, shares.get(i))));
        }
        work.put(contestant, all);
    }

    /** What begins with another scenario's folder stays with it; the families go round. */
    private static List<List<Scenario>> shares(List<Scenario> scenarios) {
        Map<String, List<Scenario>> families = new HashMap<>();
        for (Scenario scenario : scenarios) {
            List<Scenario> family = families.getOrDefault(scenario.from(), new ArrayList<>());
            family.add(scenario);
            families.put(scenario.name(), family);
        }
        List<List<Scenario>> shares = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            shares.add(new ArrayList<>());
        }
        families.values().stream()
                .distinct()
                .sorted((one, two) -> two.size() - one.size())
                .forEach(family -> smallest(shares).addAll(family));
        return shares;
    }

    private static List<Scenario> smallest(List<List<Scenario>> shares) {
        return shares.stream().min((one, two) -> one.size() - two.size()).orElseThrow();
    }

    private static Callable<Map<Scenario, Outcome>> all(Lane lane, List<Scenario> share) {
        return () -> {
            Map<Scenario, Outcome> outcomes = new HashMap<>();
            for (Scenario scenario : share) {
                outcomes.put(scenario, lane.run(scenario));
            }
            return outcomes;
        };
    }

    /** Blocks until one of the programs has done them all. */
    Map<Scenario, Outcome> outcomes(Contestant contestant) throws ExecutionException, InterruptedException {
        Map<Scenario, Outcome> all = new HashMap<>();
        for (Future<Map<Scenario, Outcome>> lane : work.get(contestant)) {
            all.putAll(lane.get());
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        workers.shutdownNow();
        workers.close();
        for (Lane lane : lanes) {
            lane.close();
        }
        certbots.values().forEach(CertbotServer::close);
    }
}
