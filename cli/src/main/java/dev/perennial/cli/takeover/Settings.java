package dev.perennial.cli.takeover;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.grammar.StoredOptionException;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.lineage.takeover.FoundLineage;
import dev.perennial.lineage.takeover.FoundRenewal;
import dev.perennial.lineage.takeover.Remark;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The renewal parameters of a certificate that is taken over: those of the other client, and above them what the options
 * of this run say. What neither says is not made up.
 */
final class Settings {
    private static final List<String> METHODS =
            List.of("webroot_", "standalone_", "manual_", "dns_", "cpanel_", "edgedns_", "nginx_", "apache_");

    private final ParsedOptions options;
    private final boolean method;

    Settings(ParsedOptions options) {
        PluginRequest request = PluginRequest.of(options);
        this.method = request.authenticator().isPresent();
        this.options =
                method ? options.with("authenticator", request.authenticator().orElseThrow()) : options;
    }

    /** Without the account. */
    SortedMap<String, ConfigValue> of(FoundLineage.Usable lineage, List<Remark> remarks) throws LineageException {
        FoundRenewal renewal = lineage.renewal();
        Certificate certificate = lineage.versions().current().chain().leaf();
        SortedMap<String, ConfigValue> params = new TreeMap<>(renewal.params());
        if (renewal.conf().isEmpty()) {
            describeKey(certificate, params);
        }
        if (method) {
            params.keySet().removeIf(key -> METHODS.stream().anyMatch(key::startsWith));
            params.remove("pref_challs");
        }
        params.putAll(said());
        if (!Routing.of(options).isEmpty()) {
            remember(params);
        }
        if (method && params.containsKey("webroot_path")) {
            params.put("webroot_map", folders(certificate));
        }
        params.put("server", ConfigValue.of(renewal.server().toString()));
        if (!params.containsKey("authenticator")) {
            // Certbot wants one in every file. This one does nothing by itself, and says so.
            params.put("authenticator", ConfigValue.of("manual"));
            params.put("autorenew", ConfigValue.of(false));
            remarks.add(new Remark(
                    "How to prove control of the names is not known, so renew leaves this certificate out"
                            + " (autorenew = False).",
                    "Import with --webroot -w DIR or --standalone. Once it is here: take the line autorenew out of its"
                            + " renewal file, then reconfigure --cert-name " + lineage.name() + " with one of these."));
        }
        check(params);
        return params;
    }

    /** What this run says, but for what belongs to the certificate and its CA. */
    private SortedMap<String, ConfigValue> said() {
        SortedMap<String, ConfigValue> said = StoredOptions.ofChosenPlugins(options);
        said.remove("server");
        said.remove("account");
        if (!options.setByUser("key_type")) {
            said.remove("key_type");
        }
        return said;
    }

    /** Routes count beside the authenticator that is there. */
    private static void remember(SortedMap<String, ConfigValue> params) {
        String others = params.get("authenticator") instanceof ConfigValue.Text(String name) ? name : Routing.ONLY;
        params.put("authenticator", ConfigValue.of(others));
        SortedMap<String, ConfigValue> own = new TreeMap<>();
        if (params.get(Lineage.OWN) instanceof ConfigValue.Table(Map<String, ConfigValue> members)) {
            own.putAll(members);
        }
        own.put("solver_others", ConfigValue.of(others));
        params.put(Lineage.OWN, new ConfigValue.Table(own));
    }

    private ConfigValue folders(Certificate certificate) {
        Map<String, String> given = options.webrootOf();
        String last = options.list("webroot_path").getLast();
        SortedMap<String, ConfigValue> folders = new TreeMap<>();
        for (Identifier name : certificate.identifiers()) {
            if (name instanceof Identifier.Dns) {
                String folder = given.getOrDefault(name.value(), last);
                folders.put(
                        name.value(),
                        ConfigValue.of(
                                Path.of(folder).toAbsolutePath().normalize().toString()));
            }
        }
        return new ConfigValue.Table(folders);
    }

    /** The next key is to be of the same kind. */
    private static void describeKey(Certificate certificate, Map<String, ConfigValue> params) throws LineageException {
        PublicKey key;
        try {
            key = certificate.publicKey();
        } catch (PkiException e) {
            throw new LineageException("The certificate's key cannot be used: " + e.getMessage() + '.', e);
        }
        if (key instanceof RSAKey rsa) {
            params.put("key_type", ConfigValue.of("rsa"));
            params.put(
                    "rsa_key_size",
                    ConfigValue.of(Math.max(2048, rsa.getModulus().bitLength())));
        } else if (key instanceof ECKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            params.put("key_type", ConfigValue.of("ecdsa"));
            params.put("elliptic_curve", ConfigValue.of("secp" + bits + "r1"));
        }
    }

    private void check(Map<String, ConfigValue> params) throws LineageException {
        for (Map.Entry<String, ConfigValue> param : params.entrySet()) {
            for (String value : param.getValue().items()) {
                if (value.contains("%(")) {
                    throw new LineageException("Its " + param.getKey() + " has \"%(\" in it, which means something else"
                            + " in a renewal file. Put the command into a script, and import again.");
                }
            }
        }
        try {
            StoredOptions.restore(options.unsaid(), params);
        } catch (StoredOptionException e) {
            throw new LineageException("Its renewal configuration cannot be understood: " + e.getMessage() + '.', e);
        }
    }
}
