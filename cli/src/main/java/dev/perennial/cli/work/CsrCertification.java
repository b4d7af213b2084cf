package dev.perennial.cli.work;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.policy.Urgency;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.engine.Event;
import dev.perennial.engine.IssuanceException;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code --csr}: names and key come from a request made elsewhere, so that there is no lineage, no hook and no renewal, but
 * three files.
 */
public final class CsrCertification {
    private final Workshop workshop;
    private final ParsedOptions options;

    public CsrCertification(Workshop workshop, ParsedOptions options) {
        this.workshop = workshop;
        this.options = options;
    }

    /** Blocks until the certificate is written. */
    public CsrCertified run(Path file)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        Csr csr = CsrFile.read(file);
        requireAllNames(csr);
        for (String hook : List.of("pre_hook", "post_hook", "deploy_hook")) {
            if (options.origin(hook) == Origin.COMMAND_LINE) {
                workshop.listener()
                        .on(new Event.Warning("No hooks run with --csr: " + hook.replace('_', '-') + " does not."));
            }
        }
        boolean rehearsal = options.flag("dry_run");
        CsrOutputs outputs = CsrOutputs.of(options);
        if (!rehearsal) {
            outputs.requireWritable();
        }
        List<Identifier> names = csr.identifiers();
        workshop.output()
                .line((rehearsal ? "Simulating a certificate request for " : "Requesting a certificate for ")
                        + Identifiers.summary(names));
        String id = OrderJournal.of(csr);
        CertificateChain chain = workshop.failover()
                .run(
                        options,
                        id,
                        names,
                        Urgency.of(options, Optional.empty(), workshop.clock().instant()),
                        at -> workshop.obtaining()
                                .open(at, names, Optional.empty())
                                .obtain(id, csr))
                .done()
                .chain();
        if (rehearsal) {
            return new CsrCertified(chain.leaf(), Optional.empty());
        }
        CsrCertified.Files written = outputs.write(chain);
        workshop.obtaining().journal().forget(id);
        return new CsrCertified(chain.leaf(), Optional.of(written));
    }

    /** Fewer are no contradiction to Certbot: the request's own names are added to those given. */
    private void requireAllNames(Csr csr) throws Failure {
        List<Identifier> said = Identifiers.of(options);
        if (!new HashSet<>(csr.identifiers()).containsAll(said)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Inconsistent domain requests:\nFrom the CSR: " + Identifiers.joined(csr.identifiers())
                                    + "\nFrom command line/config: " + Identifiers.joined(said))
                    .holding("Nothing was asked of the CA.")
                    .next("Leave -d out: the names in the request are the ones that count.");
        }
    }
}
