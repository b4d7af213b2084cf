package dev.perennial.it.crash;

import java.util.Random;

/** Which part of what had not been synced a disk has nevertheless after the power was cut. */
enum Survival {
    /** The process was killed, the machine went on. */
    ALL("killed"),
    NONE("power cut, only what was synced is there"),
    /** What file systems that delay writing are known for: files of no length. */
    NAMES("power cut, names are there but not what was in the files"),
    SOME("power cut, some is there and some is not");

    final String title;

    Survival(String title) {
        this.title = title;
    }

    boolean name(Random random) {
        return switch (this) {
            case ALL, NAMES -> true;
            case NONE -> false;
            case SOME -> random.nextBoolean();
        };
    }

    boolean content(Random random) {
        return switch (this) {
            case ALL -> true;
            case NONE, NAMES -> false;
            case SOME -> random.nextBoolean();
        };
    }
}
