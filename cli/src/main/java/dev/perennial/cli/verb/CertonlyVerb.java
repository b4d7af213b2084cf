package dev.perennial.cli.verb;

import dev.perennial.cli.account.AccountChoice;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.served.ServedProof;
import dev.perennial.cli.solver.PluginChoice;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.work.Certification;
import dev.perennial.cli.work.CsrCertification;
import dev.perennial.cli.work.Deliberation;
import dev.perennial.cli.work.Plan;
import dev.perennial.cli.work.Workshop;
import dev.perennial.lineage.DirectoryLocks;
import java.nio.file.Path;
import java.util.Optional;

/** {@code certonly}: obtains a certificate, or renews the one there is for the same names or of the same name. */
final class CertonlyVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        Prompts prompts = new Prompts(context.environment(), context.options());
        Folders.requireLockable(context);
        ParsedOptions chosen = PluginChoice.settle(context, prompts);
        ParsedOptions options = AccountChoice.settle(chosen, prompts, context);
        Optional<Path> csr = options.path("csr");
        CertificateReport report = new CertificateReport(context);
        try (Workshop workshop = new Workshop(context, prompts)) {
            if (csr.isPresent()) {
                try (DirectoryLocks _ = Folders.lock(context)) {
                    report.tell(new CsrCertification(workshop, options).run(csr.get()));
                }
            } else {
                Plan plan = new Deliberation(workshop, options, prompts).plan();
                try (DirectoryLocks _ = Folders.lock(context)) {
                    report.tell(new Certification(workshop, plan).run());
                }
            }
            ServedProof.require(workshop.proof().missing(), options);
        }
        return 0;
    }
}
