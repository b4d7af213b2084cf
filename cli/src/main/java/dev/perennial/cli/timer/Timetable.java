package dev.perennial.cli.timer;

import dev.perennial.cli.console.Failure;
import java.io.IOException;
import java.util.Optional;

/** A place of this machine where something that runs every hour can be entered. */
interface Timetable {
    /** The first line of all we write, by which we know it again. We never touch what does not have it. */
    String MARKER = "# Written by 'perennial timer install'; 'perennial timer remove' takes it away.";

    /** For people: what and where. */
    String name();

    /** When our entry runs. Absent if there is none. Reads files, may start programs. */
    Optional<Moment> installed() throws IOException, InterruptedException, Failure;

    /** What {@link #install} would write, each file headed by its path. */
    String preview(Moment moment);

    /** Makes or renews our entry; if that fails, all is as before. */
    void install(Moment moment) throws IOException, InterruptedException, Failure;

    /** Returns false if there was none. */
    boolean remove() throws IOException, InterruptedException, Failure;

    /** What else has to be done by hand for this to run always. Empty if nothing. */
    default String advice() {
        return "";
    }
}
