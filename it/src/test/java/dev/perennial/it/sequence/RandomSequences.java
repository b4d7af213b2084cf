package dev.perennial.it.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes them up. One seed is one sequence. */
final class RandomSequences {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;
    private static final int SITES = 3;
    private static final int KINDS = 16;

    private final Random random;
    private final List<Player> players;

    private RandomSequences(Random random, List<Player> players) {
        this.random = random;
        this.players = players;
    }

    static Sequence of(long seed, List<Player> players) {
        return new RandomSequences(new Random(seed), players).sequence();
    }

    /** Every name that may occur and is proven through a web server. */
    static List<String> webNames() {
        return Stream.of("w1", "w2", "w3")
                .flatMap(base -> Stream.of(base + ".example", "x1." + base + ".example", "x2." + base + ".example"))
                .toList();
    }

    private Sequence sequence() {
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
        List<Step> steps = new ArrayList<>();
        World world = World.EMPTY;
        while (steps.size() < length) {
            Step step = new Step(pick(players), action(world));
            if (step.fits(world)) {
                steps.add(step);
                world = step.action().after(world);
            }
        }
        return new Sequence(steps);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private <T> T pick(T[] some) {
        return some[random.nextInt(some.length)];
    }

    /** One that often makes sense. */
    private Action action(World world) {
        if (world.lineages().isEmpty() && random.nextInt(3) > 0) {
            return obtain();
        }
        String name = world.lineages().isEmpty()
                ? "none"
                : pick(List.copyOf(world.lineages().keySet()));
        String one = random.nextInt(3) == 0 ? "" : name;
        return switch (random.nextInt(KINDS)) {
            case 0 -> obtain();
            case 1 -> new Again(name, random.nextInt(3) > 0, pick(Keep.values()));
            case 2 -> new Again(name, true, random.nextBoolean() ? Keep.RSA : Keep.ECDSA);
            case 3 -> new Expand(name, another(name));
            case 4 -> new Duplicate(name);
            case 5 -> new Rename(name, another(name));
            case 6, 7 -> new Renew(one, true, pick(Keep.values()));
            case 8 -> new Renew(one, false, Keep.NOTHING);
            case 9 -> new Reconfigure(name);
            case 10 -> new Delete(name);
            case 11 -> new Revoke(name, random.nextBoolean(), pick(Revoke.Deletion.values()));
            case 12 -> new Accounts(pick(Accounts.Verb.values()));
            case 13 -> new Interrupted(name, random.nextInt(Machine.KINDS.size() + 1));
            case 14 -> random.nextBoolean() ? new Request("r.example") : new Rehearse(one, random.nextBoolean());
            default -> new ByHand(name, random.nextBoolean());
        };
    }

    private Obtain obtain() {
        boolean web = random.nextBoolean();
        String name = (web ? "w" : "k") + (1 + random.nextInt(SITES)) + ".example";
        List<String> more = random.nextBoolean() ? List.of() : List.of(another(name));
        return new Obtain(name, more, web, pick(Keep.values()));
    }

    /** Of the same site as a lineage, which may be a duplicate. */
    private String another(String lineage) {
        return "x" + (1 + random.nextInt(2)) + '.' + lineage.replaceFirst("-[0-9]+$", "");
    }
}
