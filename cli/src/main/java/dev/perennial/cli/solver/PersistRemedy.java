package dev.perennial.cli.solver;

import dev.perennial.engine.StandingRecords;
import java.net.URI;

/**
 * What to do where no record proves a name (dns-persist-01). A rehearsal may be with another account, whose record is not the
 * one that renewals use, or with one that is forgotten at its end, for which a record would be of no use.
 *
 * @param server the directory of the authority in use
 * @param elsewhere whether this is a rehearsal at an authority that is for tests
 * @param forgotten whether nobody will know the account after this process
 */
public record PersistRemedy(URI server, boolean elsewhere, boolean forgotten) implements StandingRecords.Remedy {
    @Override
    public String of(String domain, boolean wildcard, String line) {
        String at = " --server " + server;
        String publish = "'dns persist publish " + domain + (wildcard ? " --wildcard" : "") + at + "'";
        if (forgotten) {
            return "A rehearsal needs a record for an account at " + server + ", where this machine has none: 'register"
                    + at + "' makes the account, and then " + publish
                    + " the record, which may stay beside the usual one.";
        }
        if (elsewhere) {
            return "A rehearsal is with your account at " + server
                    + ", which needs a record of its own beside the usual one: " + publish
                    + " makes it, or publish it yourself: " + line + '.';
        }
        return "Publish it, or let 'dns persist publish' do so: " + line + '.';
    }
}
