package dev.perennial.lineage.takeover;

import dev.perennial.lineage.configobj.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How acme.sh renews one certificate, as far as it means the same here. */
final class AcmeShRenewal {
    /** What acme.sh gives its hooks, or keeps to itself. */
    private static final List<String> OWN_WORDS = List.of("CERT_", "Le_", "DOMAIN_PATH", "acme.sh");

    private final AcmeShConf conf;
    private final Path file;
    private final String name;
    private final Map<String, ConfigValue> params;
    private final List<Remark> remarks;

    AcmeShRenewal(AcmeShConf conf, Path file, String name, Map<String, ConfigValue> params, List<Remark> remarks) {
        this.conf = conf;
        this.file = file;
        this.name = name;
        this.params = params;
        this.remarks = remarks;
    }

    void read() {
        List<String> domains = new ArrayList<>();
        for (String key : List.of("Le_Domain", "Le_Alt")) {
            for (String domain : conf.get(key).split(",", -1)) {
                if (!domain.isBlank()) {
                    domains.add(domain);
                }
            }
        }
        new AcmeShMethod(conf.raw("Le_Webroot"), domains, params, remarks).read();
        hook("Le_PreHook", "pre_hook");
        hook("Le_PostHook", "post_hook");
        hook("Le_RenewHook", "renew_hook");
        number("Le_HTTPPort", "http01_port");
        number("Le_TLSPort", "tls_alpn_01_port");
        text("Le_LocalAddress", "http01_address");
        text("Le_Preferred_Chain", "preferred_chain");
        text("Le_Certificate_Profile", "required_profile");
        if (conf.get("Le_OCSP_Staple").equals("1")) {
            params.put("must_staple", ConfigValue.of(true));
        }
        if (!conf.get("Le_ForceNewDomainKey").equals("1")) {
            params.put("reuse_key", ConfigValue.of(true)); // as acme.sh does
        }
        copies();
        others();
    }

    private void hook(String key, String param) {
        String command = conf.get(key);
        if (OWN_WORDS.stream().anyMatch(command::contains)) {
            remarks.add(new Remark(
                    key + " uses what only acme.sh has: " + command,
                    "Write it anew, with $RENEWED_LINEAGE for the folder of the certificate, and give it to reconfigure"
                            + " --cert-name " + name + '.'));
        } else if (!command.isEmpty()) {
            params.put(param, ConfigValue.of(command));
        }
    }

    private void text(String key, String param) {
        if (!conf.get(key).isEmpty()) {
            params.put(param, ConfigValue.of(conf.get(key)));
        }
    }

    private void number(String key, String param) {
        String value = conf.get(key);
        if (!value.isEmpty() && value.length() <= 5 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            params.put(param, ConfigValue.of(value));
        }
    }

    /** Where servers read it today. A deploy hook would reload them with copies that nobody writes any more. */
    private void copies() {
        List<String> copies = new ArrayList<>();
        for (String kind : List.of("Key", "Cert", "CACert", "FullChain")) {
            String path = conf.get("Le_Real" + kind + "Path");
            if (!path.isEmpty()) {
                copies.add(path);
            }
        }
        if (!copies.isEmpty()) {
            remarks.add(new Remark(
                    "acme.sh copied it to " + String.join(", ", copies) + ": renewals here do not write these copies.",
                    "Point your server at the files in live/" + name + ", or copy them in a deploy hook."));
        }
        String reload = conf.get("Le_ReloadCmd");
        if (!reload.isEmpty()) {
            remarks.add(new Remark(
                    "Le_ReloadCmd is not carried over, since it is for a server that reads acme.sh's files: " + reload,
                    "Once your server reads live/" + name + ", give it to reconfigure --cert-name " + name
                            + " as --deploy-hook."));
        }
    }

    private void others() {
        if (!conf.get("Le_DeployHook").isEmpty()) {
            remarks.add(new Remark(
                    "Deploy hooks of acme.sh (" + conf.get("Le_DeployHook") + ") do not work here.",
                    "Write a deploy hook that does the same."));
        }
        if (!conf.get("Le_ChallengeAlias").isEmpty()) {
            remarks.add(new Remark("Le_ChallengeAlias is not carried over: there are no DNS aliases here yet.", ""));
        }
        if (!conf.get("Le_PFXPassword").isEmpty()) {
            remarks.add(new Remark("No PFX file is written here; its password is not copied.", ""));
        }
        String days = conf.get("Le_RenewalDays");
        if (!days.isEmpty() && !days.equals("60")) {
            remarks.add(new Remark(
                    "acme.sh renewed it every " + days + " days (Le_RenewalDays); here the CA says when, or a third of"
                            + " the lifetime before the end.",
                    "For another time, write renew_before_expiry = N days into its renewal file."));
        }
        if (!conf.unclear().isEmpty()) {
            remarks.add(new Remark(
                    "Not understood in " + file + ": " + String.join(", ", conf.unclear()) + '.',
                    "Look whether it matters; nothing in that file is ever run."));
        }
    }
}
