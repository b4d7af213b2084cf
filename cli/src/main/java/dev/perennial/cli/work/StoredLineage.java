package dev.perennial.cli.work;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptionException;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is on disk about a lineage, as the commands want to see it. */
public record StoredLineage(Lineage lineage, Certificate certificate) {
    private static final List<String> PARAMS = List.of("renewalparams");

    /** Reads the certificate that is live. */
    public static StoredLineage read(Lineage lineage) throws LineageException {
        try {
            return new StoredLineage(lineage, Certificate.fromPem(Files.readString(lineage.cert())));
        } catch (IOException e) {
            throw new LineageException("The certificate " + lineage.cert() + " cannot be read: " + e.getMessage(), e);
        } catch (PkiException e) {
            throw new LineageException("The file " + lineage.cert() + " holds no certificate: " + e.getMessage(), e);
        }
    }

    /** The options of this run, and what the renewal configuration remembers where this run says nothing. */
    public ParsedOptions restore(ParsedOptions run) throws LineageException {
        try {
            Map<String, ConfigValue> params =
                    new LinkedHashMap<>(lineage.config().members(PARAMS));
            if (!params.containsKey("authenticator")) {
                throw new LineageException("The renewal file " + lineage.confFile()
                        + " has no authenticator in [renewalparams]: it cannot be renewed without one.");
            }
            return StoredOptions.restore(run, params);
        } catch (ConfigException | StoredOptionException e) {
            throw new LineageException(
                    "The renewal file " + lineage.confFile() + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /** The names in the certificate. */
    public List<String> names() {
        return certificate.identifiers().stream().map(Identifier::value).toList();
    }
}
