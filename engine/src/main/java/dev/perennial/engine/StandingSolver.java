package dev.perennial.engine;

import dev.perennial.acme.DnsPersist01;
import dev.perennial.pki.Identifier;
import java.util.List;

/** Stands where there is nothing to present, because the record is there. */
record StandingSolver(StandingRecord record) implements Solver {
    @Override
    public String name() {
        return DnsPersist01.TYPE;
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return List.of();
    }

    @Override
    public String hint() {
        return "The record at " + record.at() + " was there when this machine looked: 'dns persist verify' shows what"
                + " its servers say now.";
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) {
        return () -> {};
    }
}
