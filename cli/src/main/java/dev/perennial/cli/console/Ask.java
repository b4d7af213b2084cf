package dev.perennial.cli.console;

/** Every question there is, with the options that answer it beforehand. */
public enum Ask {
    NAMES("-d NAMES"),
    AUTHENTICATOR("--standalone, --webroot -w DIR or --manual"),
    WEBROOT("-w DIR"),
    CREDENTIALS("--dns-PROVIDER-credentials FILE"),
    CERTIFICATE("--cert-name NAME"),
    KEEP_OR_RENEW("--keep-until-expiring or --force-renewal"),
    EXPAND("--expand"),
    NEW_NAMES("--renew-with-new-domains"),
    KEY_TYPE("--cert-name NAME with --key-type TYPE"),
    MAIL("--email MAIL"),
    NEW_MAIL("--email MAIL, or --email '' for none"),
    TERMS("--agree-tos"),
    ACCOUNT("--account ID"),
    DELETE("--non-interactive"),
    DELETE_REVOKED("--delete-after-revoke or --no-delete-after-revoke"),
    DEACTIVATE("--non-interactive"),
    DEPLOY_HOOKS("--run-deploy-hooks");

    private final String flags;

    Ask(String flags) {
        this.flags = flags;
    }

    /** As part of a sentence. */
    public String flags() {
        return flags;
    }
}
