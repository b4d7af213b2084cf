package dev.perennial.cli.verb;

import dev.perennial.lineage.JournalEntry;

/** How far an order has got, by what was noted before the step that may have been the last. */
enum Stage {
    PREPARED("prepared", "a key and a request are made; the CA may have an order for it"),
    ORDERED("ordered", "the CA has an order for it"),
    FINALIZING("finalizing", "the CA was asked to issue it and may have done so"),
    ISSUED("issued", "the CA has issued it; it is not kept yet");

    private final String id;
    private final String words;

    Stage(String id, String words) {
        this.id = id;
        this.words = words;
    }

    static Stage of(JournalEntry entry) {
        if (entry.certificate().isPresent()) {
            return ISSUED;
        }
        if (entry.finalizing()) {
            return FINALIZING;
        }
        return entry.order().isPresent() ? ORDERED : PREPARED;
    }

    String id() {
        return id;
    }

    String words() {
        return words;
    }
}
