package dev.perennial.cli.grammar;

import java.util.List;

/** Which certificate, its key, and when to make a new one. */
final class CertificateOptions {
    private CertificateOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.NAMES;
        all.add(Option.of(Kind.LIST, t, "-d --domains --domain", "names, separated by commas; may be repeated")
                .value("NAMES"));
        all.add(Option.of(Kind.APPEND, t, "--ip-address", "an IP address; may be repeated")
                .dest("ip_addresses")
                .value("IP"));
        all.add(Option.of(Kind.TEXT, t, "--cert-name", "what the certificate is called here")
                .dest("certname")
                .value("NAME"));

        t = Topic.CERTIFICATE;
        all.add(Option.of(Kind.PATH, t, "--csr", "take names and key from this request (PEM or DER)"));
        all.add(Option.of(Kind.TEXT, t, "--preferred-chain", "the chain whose topmost issuer has this common name")
                .value("CN")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--required-profile", "the profile to ask for")
                .value("PROFILE")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--preferred-profile", "the profile to ask for, if the CA has it")
                .value("PROFILE")
                .kept());
        all.add(Option.of(Kind.LIST, t, "--preferred-challenges", "challenge types in order, e.g. http,tls-alpn-01")
                .dest("pref_challs")
                .value("TYPES")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--issuance-timeout", "seconds the CA may take to issue")
                .initial("90"));

        t = Topic.REVOKE;
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--reason",
                        "why: unspecified, keycompromise, affiliationchanged, superseded" + " or cessationofoperation")
                .initial("unspecified")
                .choices("unspecified", "keycompromise", "affiliationchanged", "superseded", "cessationofoperation"));
        all.add(Option.of(Kind.FLAG, t, "--delete-after-revoke", "delete the files of a revoked certificate"));
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-delete-after-revoke", "keep them")
                .dest("delete_after_revoke"));

        t = Topic.SECURITY;
        all.add(Option.of(Kind.TEXT, t, "--key-type", "rsa or ecdsa")
                .initial("ecdsa")
                .choices("rsa", "ecdsa")
                .value("TYPE")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--rsa-key-size", "bits of an RSA key")
                .initial("2048")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--elliptic-curve", "curve of an ECDSA key")
                .initial("secp256r1")
                .choices("secp256r1", "secp384r1", "secp521r1")
                .value("CURVE")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--reuse-key", "renew with the same key")
                .kept());
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-reuse-key", "renew with a new key")
                .dest("reuse_key"));
        all.add(Option.of(Kind.FLAG, t, "--new-key", "a new key this once"));
        all.add(Option.of(Kind.FLAG, t, "--must-staple", "ask for the must-staple extension")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--strict-permissions", "insist on the modes and owner of our folders"));
    }
}
