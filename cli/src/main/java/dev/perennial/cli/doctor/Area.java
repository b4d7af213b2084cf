package dev.perennial.cli.doctor;

/** What a finding is about. The ids are in JSON answers and never change. */
public enum Area {
    /** The certificate that is stored and its files. */
    FILES("files"),
    /** The certificate that servers show. */
    SERVED("served"),
    /** The certificate authority. */
    CA("ca"),
    CLOCK("clock"),
    /** What earlier runs have noted about failures and limits. */
    LIMITS("limits"),
    DNS("dns"),
    DNSSEC("dnssec"),
    CAA("caa"),
    /** Records in the DNS that prove control and stay (dns-persist-01). */
    PERSIST("persist"),
    /** The way to prove control: webroot, port, scripts. */
    METHOD("method"),
    HTTP("http"),
    TLS_ALPN("tls-alpn");

    private final String id;

    Area(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
