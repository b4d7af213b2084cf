package dev.perennial.engine;

/** The rules that decide about a renewal, in the order in which they are asked; users see {@link #id()}. */
public enum Rule {
    /** {@code --force-renewal}: due, whatever the certificate says. */
    FORCED("forced"),
    /** {@code --dry-run}: a rehearsal always rehearses. */
    REHEARSAL("rehearsal"),
    /** {@code autorenew = False} in the renewal configuration: held until somebody changes it. */
    AUTORENEW_OFF("autorenew-off"),
    /** An earlier run was cut off when the successor may have been issued already; it is only to be fetched. */
    UNFINISHED("unfinished"),
    /** Renewal failed, or the authority limits this account or name: held until it makes sense to try again. */
    BACKOFF("backoff"),
    /** The certificate has run out. */
    EXPIRED("expired"),
    /** The window that the certificate authority suggests (RFC 9773). */
    ARI("ari"),
    /** On a host with very many certificates: early, so that they do not come all together. */
    ROTA("rota"),
    /** {@code renew_before_expiry} of the renewal configuration, as written. */
    RENEW_BEFORE_EXPIRY("renew-before-expiry"),
    /** Two thirds of the lifetime have passed, or half of it for a lifetime below ten days. */
    LIFETIME_FRACTION("lifetime-fraction");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
