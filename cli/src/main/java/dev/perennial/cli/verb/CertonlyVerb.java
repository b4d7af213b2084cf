package dev.perennial.cli.verb;

import dev.perennial.cli.Context;
import dev.perennial.cli.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.work.Certification;
import dev.perennial.cli.work.CsrCertification;
import dev.perennial.cli.work.Folders;
import dev.perennial.cli.work.PluginChoice;
import dev.perennial.cli.work.Workshop;
import dev.perennial.lineage.DirectoryLocks;
import java.nio.file.Path;
import java.util.Optional;

/** {@code certonly}: obtains a certificate, or renews the one there is for the same names or of the same name. */
final class CertonlyVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        Prompts prompts = new Prompts(context.environment(), context.options());
        ParsedOptions options = PluginChoice.settle(context.options(), prompts, context.output());
        Optional<Path> csr = options.path("csr");
        CertificateReport report = new CertificateReport(context);
        try (Workshop workshop = new Workshop(context, prompts)) {
            DirectoryLocks locks = Folders.lock(workshop.paths());
            try {
                if (csr.isPresent()) {
                    report.tell(new CsrCertification(workshop, options).run(csr.get()));
                } else {
                    report.tell(new Certification(workshop, options, prompts).run());
                }
            } finally {
                locks.close();
            }
        }
        return 0;
    }
}
