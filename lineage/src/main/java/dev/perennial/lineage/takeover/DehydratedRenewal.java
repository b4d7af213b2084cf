package dev.perennial.lineage.takeover;

import dev.perennial.lineage.configobj.ConfigValue;
import java.util.List;
import java.util.Map;

/** How dehydrated renews one certificate, as far as it means the same here. */
final class DehydratedRenewal {
    private static final String CHALLENGES = "/.well-known/acme-challenge";

    private final DehydratedConfig config;
    private final Map<String, ConfigValue> params;
    private final List<Remark> remarks;

    DehydratedRenewal(DehydratedConfig config, Map<String, ConfigValue> params, List<Remark> remarks) {
        this.config = config;
        this.params = params;
        this.remarks = remarks;
    }

    void read() {
        method();
        if (config.get("PRIVATE_KEY_RENEW").equals("no")) {
            params.put("reuse_key", ConfigValue.of(true));
        }
        if (config.get("OCSP_MUST_STAPLE").equals("yes")) {
            params.put("must_staple", ConfigValue.of(true));
        }
        if (!config.get("PREFERRED_CHAIN").isEmpty()) {
            params.put("preferred_chain", ConfigValue.of(config.get("PREFERRED_CHAIN")));
        }
        if (!config.get("RENEW_DAYS").isEmpty()) {
            remarks.add(new Remark(
                    "dehydrated renews it " + config.get("RENEW_DAYS")
                            + " days before its end (RENEW_DAYS); here the CA"
                            + " says when, or a third of the lifetime before the end.",
                    "For the same time, write renew_before_expiry = " + config.get("RENEW_DAYS")
                            + " days into its renewal file."));
        }
        if (config.get("PRIVATE_KEY_ROLLOVER").equals("yes")) {
            remarks.add(new Remark("Keys made in advance (PRIVATE_KEY_ROLLOVER) are not carried over.", ""));
        }
    }

    /**
     * dehydrated writes responses right into WELLKNOWN, which a server shows under another path. Here there is a folder in
     * which that path is.
     */
    private void method() {
        String type = config.get("CHALLENGETYPE");
        String folder = config.get("WELLKNOWN");
        if (!config.known()) {
            return;
        }
        if (!type.isEmpty() && !type.equals("http-01")) {
            remarks.add(new Remark(
                    "dehydrated proves control by " + type + " and its hook script, which does not work here.", ""));
        } else if (folder.startsWith("/") && folder.endsWith(CHALLENGES) && folder.length() > CHALLENGES.length()) {
            String root = folder.substring(0, folder.length() - CHALLENGES.length());
            params.put("authenticator", ConfigValue.of("webroot"));
            params.put("webroot_path", new ConfigValue.Items(List.of(root)));
        } else {
            String shown = folder.isEmpty() ? "/var/www/dehydrated" : folder;
            remarks.add(new Remark(
                    "Your web server shows " + shown + " (WELLKNOWN) as " + CHALLENGES
                            + "/; here it takes a folder that has this path in it.",
                    "For example: make DIR" + CHALLENGES
                            + " with DIR of your choice, have the server show that instead,"
                            + " and import with --webroot -w DIR."));
        }
    }
}
