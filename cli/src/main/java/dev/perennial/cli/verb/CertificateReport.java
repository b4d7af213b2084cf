package dev.perennial.cli.verb;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.cli.work.Certified;
import dev.perennial.cli.work.CsrCertified;
import dev.perennial.pki.Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a command that obtains a certificate says at the end; scripts look for Certbot's words in it. */
final class CertificateReport {
    private final Context context;
    private final Output out;

    CertificateReport(Context context) {
        this.context = context;
        this.out = context.output();
    }

    void tell(Certified certified) {
        result(certified);
        nextSteps(certified);
    }

    void result(Certified certified) {
        Optional<StoredLineage> stored = certified.lineage();
        out.data("action", new JsonPrimitive(certified.action().id()));
        stored.ifPresent(lineage -> out.data("certificate", CertificateJson.of(lineage)));
        switch (certified.action()) {
            case REHEARSED -> out.line("The dry run was successful.");
            case KEPT -> {
                out.line(certified.reason());
                stored.ifPresent(lineage -> out.line("It is in "
                        + lineage.lineage().liveDir() + "; it expires on " + date(lineage.certificate()) + '.'));
            }
            case ISSUED, RENEWED -> stored.ifPresent(this::received);
        }
    }

    private void received(StoredLineage stored) {
        ParsedOptions options = context.options();
        out.line("\nSuccessfully received certificate.");
        out.line("Certificate is saved at: " + stored.lineage().fullchain());
        out.line("Key is saved at:         " + stored.lineage().privkey());
        out.line("This certificate expires on " + date(stored.certificate()) + ".");
        out.line("These files will be updated when the certificate renews.");
        if (options.flag("preconfigured_renewal")) {
            out.line("A scheduled task has been set up to automatically renew this certificate in the background.");
        }
    }

    void nextSteps(Certified certified) {
        boolean got = certified.action() == Certified.Action.ISSUED || certified.action() == Certified.Action.RENEWED;
        if (got && !context.options().flag("preconfigured_renewal")) {
            String program = context.environment().program();
            nextStep(
                    "The certificate will need to be renewed before it expires. \"" + program + " renew\" does that; \""
                            + program + " timer install\" makes it happen by itself, \"" + program
                            + " timer show\" tells whether it does already.");
        }
    }

    void tell(CsrCertified certified) {
        boolean rehearsed = certified.files().isEmpty();
        out.data("action", new JsonPrimitive((rehearsed ? Certified.Action.REHEARSED : Certified.Action.ISSUED).id()));
        if (rehearsed) {
            out.line("The dry run was successful.");
            return;
        }
        CsrCertified.Files files = certified.files().get();
        JsonObject object = new JsonObject();
        CertificateJson.describe(object, certified.certificate());
        object.addProperty("cert", files.cert().toString());
        object.addProperty("chain", files.chain().toString());
        object.addProperty("fullchain", files.fullchain().toString());
        out.data("certificate", object);
        out.line("\nSuccessfully received certificate.");
        out.line("Certificate is saved at:            " + files.cert());
        out.line("Intermediate CA chain is saved at:  " + files.chain());
        out.line("Full certificate chain is saved at: " + files.fullchain());
        out.line("This certificate expires on " + date(certified.certificate()) + ".");
        nextStep("Certificates created using --csr will not be renewed automatically. You will need to renew the"
                + " certificate before it expires, by running the same command again.");
    }

    private void nextStep(String step) {
        out.line("\nNEXT STEPS:");
        out.line("- " + step);
    }

    private static LocalDate date(Certificate certificate) {
        return LocalDate.ofInstant(certificate.notAfter(), ZoneOffset.UTC);
    }
}
