package dev.perennial.dns;

import dev.perennial.engine.SolverException;

/** Where a TXT record has to be put so that a CA finds it: where the aliases of its name lead. */
public final class Destination {
    private Destination() {}

    /**
     * The last name on the way.
     *
     * @throws SolverException if the aliases lead nowhere
     */
    public static String of(Resolution way) throws SolverException {
        return switch (way.ending()) {
            case LOOP, TOO_MANY_ALIASES ->
                throw new SolverException("The CNAME records of "
                        + way.question().name()
                        + (way.ending() == Resolution.Ending.LOOP ? " lead in a circle" : " are more than a CA follows")
                        + " (" + String.join(" -> ", way.names())
                        + "), so there is no place for a TXT record: mend them in your DNS.");
            // Where nobody answers, the provider will say whether there is such a zone.
            case FOUND, NO_DATA, NO_SUCH_NAME, NO_ANSWER -> way.names().getLast();
        };
    }
}
