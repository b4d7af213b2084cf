package dev.perennial.cli.store;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptionException;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on disk about a lineage, as the commands want to see it. */
public record StoredLineage(Lineage lineage, Certificate certificate) {
    /** Reads the certificate that is live. */
    public static StoredLineage read(Lineage lineage) throws LineageException {
        return new StoredLineage(lineage, lineage.certificate());
    }

    /** The options of this run, and what the renewal configuration remembers where this run says nothing. */
    public ParsedOptions restore(ParsedOptions run) throws LineageException {
        try {
            Map<String, ConfigValue> params = lineage.renewalParams();
            if (!params.containsKey("authenticator")) {
                throw new LineageException("The renewal file " + lineage.confFile()
                        + " has no authenticator in [renewalparams]: it cannot be renewed without one.");
            }
            return StoredOptions.restore(run, params);
        } catch (StoredOptionException e) {
            int line = lineage.lineOfParam(e.key());
            throw new LineageException(
                    "The renewal file " + lineage.confFile() + (line > 0 ? ", line " + line + ',' : "")
                            + " cannot be understood: " + e.getMessage(),
                    e);
        }
    }

    /** What the files say about the next renewal; what the CA may suggest is not asked. */
    public RenewalFacts facts() throws LineageException {
        boolean held = lineage.renewalParams().get("autorenew") instanceof ConfigValue.Text(String text)
                && text.equalsIgnoreCase("false");
        return new RenewalFacts(
                certificate.notBefore(),
                certificate.notAfter(),
                Optional.empty(),
                lineage.renewBeforeExpiry().map(before -> before.from(certificate.notAfter())),
                !held,
                false,
                false);
    }

    /** Whether it comes from a CA that nobody trusts. By its server as Certbot tells, or by its issuer's name. */
    public boolean fromStaging() throws LineageException {
        String server = lineage.renewalParams().get("server") instanceof ConfigValue.Text(String text) ? text : "";
        return ServerUrl.isStaging(server)
                || certificate.issuerCommonName().orElse("").startsWith("(STAGING)");
    }

    /** The names in the certificate. */
    public List<String> names() {
        return certificate.identifiers().stream().map(Identifier::value).toList();
    }
}
