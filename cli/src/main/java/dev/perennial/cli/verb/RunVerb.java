package dev.perennial.cli.verb;

import com.google.gson.JsonPrimitive;
import dev.perennial.cli.account.AccountChoice;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.served.ServedProof;
import dev.perennial.cli.solver.PluginChoice;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.work.Certification;
import dev.perennial.cli.work.Certified;
import dev.perennial.cli.work.Deliberation;
import dev.perennial.cli.work.Plan;
import dev.perennial.cli.work.Workshop;
import dev.perennial.lineage.DirectoryLocks;
import java.util.List;
import java.util.Optional;

/** {@code run}, which is what a command line without a command means: obtains a certificate and installs it. */
final class RunVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        Prompts prompts = new Prompts(context.environment(), context.options());
        requireInstallable(context, prompts);
        Folders.requireLockable(context);
        ParsedOptions chosen = PluginChoice.settle(context, prompts);
        ParsedOptions options = AccountChoice.settle(chosen, prompts, context);
        Output out = context.output();
        CertificateReport report = new CertificateReport(context);
        try (Workshop workshop = new Workshop(context, prompts)) {
            Plan plan = new Deliberation(workshop, options, prompts).plan();
            Certified certified;
            try (DirectoryLocks _ = Folders.lock(context)) {
                certified = new Certification(workshop, plan).run();
            }
            report.result(certified);
            out.data("installer", new JsonPrimitive(PluginNames.NULL_INSTALLER));
            out.line("Deploying certificate");
            Installers.passOverEnhancements(options, out);
            certified.lineage().ifPresent(lineage -> out.line(congratulations(certified, lineage.names())));
            report.nextSteps(certified);
            ServedProof.require(workshop.proof().missing(), options);
        }
        return 0;
    }

    private static void requireInstallable(Context context, Prompts prompts) throws Failure {
        ParsedOptions options = context.options();
        PluginRequest request = PluginRequest.of(options);
        Optional<String> authenticator = request.authenticator();
        String program = context.environment().program();
        if (authenticator.isPresent() && request.installer().isEmpty()) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "With the " + authenticator.get()
                                    + " plugin, you probably want to use the \"certonly\" command, eg:\n\n    "
                                    + program + " certonly --" + authenticator.get()
                                    + "\n\n(Alternatively, add a --installer flag. See"
                                    + " https://eff.org/letsencrypt-plugins\n and \"--help plugins\" for more"
                                    + " information.)")
                    .holding("Nothing was done.");
        }
        Installers.require(context, prompts);
        if (!options.list("ip_addresses").isEmpty()) {
            throw refused(
                    "--ip-address does not go with run: installers know servers by their names.",
                    "Use certonly for certificates with IP addresses.");
        }
        if (options.flag("must_staple")) {
            throw refused(
                    "Must-Staple extension requested, but OCSP stapling is not supported by the selected installer ("
                            + PluginNames.NULL_INSTALLER + ").",
                    "Remove --must-staple, or use certonly and let your server staple OCSP responses.");
        }
        Installers.refuseAutoHsts(options);
    }

    private static Failure refused(String what, String next) {
        return new Failure(FailureKind.REFUSED, what)
                .holding("Nothing was done.")
                .next(next);
    }

    private static String congratulations(Certified certified, List<String> names) {
        if (certified.action() == Certified.Action.RENEWED) {
            return "Your existing certificate has been successfully renewed, and the new certificate has been"
                    + " installed.";
        }
        StringBuilder text = new StringBuilder("Congratulations! You have successfully enabled HTTPS on ");
        int last = names.size() - 1;
        for (int i = 0; i <= last; i++) {
            String between = last > 1 ? ", " : " ";
            text.append(i == 0 ? "" : i == last ? between + "and " : between)
                    .append("https://")
                    .append(names.get(i));
        }
        return text.toString();
    }
}
