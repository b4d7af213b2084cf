package dev.perennial.cli.grammar;

import java.util.List;

/** Which certificate, its key, and when to make a new one. */
final class CertificateOptions {
    private CertificateOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.NAMES;
        all.add(Option.of(
                        Kind.LIST,
                        t,
                        "-d --domains --domain",
                        "Names the certificate is for, separated by commas. May be repeated.")
                .value("NAMES"));
        all.add(Option.of(Kind.APPEND, t, "--ip-address", "An IP address the certificate is for. May be repeated.")
                .dest("ip_addresses")
                .value("IP"));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--cert-name",
                        "What the certificate is called here, as the command certificates shows it.")
                .dest("certname")
                .value("NAME"));

        t = Topic.CERTIFICATE;
        all.add(Option.of(
                Kind.PATH,
                t,
                "--csr",
                "Take the names and the key from this request (PEM or DER). Only for certonly."));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--preferred-chain",
                        "Of the chains that the CA offers, take the one whose topmost issuer has this common name.")
                .value("CN")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--required-profile", "Ask for a certificate of this profile.")
                .value("PROFILE")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--preferred-profile", "Ask for this profile if the CA has it.")
                .value("PROFILE")
                .kept());
        all.add(Option.of(
                        Kind.LIST,
                        t,
                        "--preferred-challenges",
                        "Types of challenge to use, the best first: http, dns, tls-alpn-01, dns-account, dns-persist. The last is"
                                + " a record that stays: see the command dns.")
                .dest("pref_challs")
                .value("TYPES")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--issuance-timeout", "How many seconds the CA may take to issue.")
                .initial("90"));

        t = Topic.REVOKE;
        all.add(Option.of(Kind.TEXT, t, "--reason", "Why it is revoked.")
                .initial("unspecified")
                .choices("unspecified", "keycompromise", "affiliationchanged", "superseded", "cessationofoperation"));
        all.add(Option.of(
                Kind.FLAG, t, "--delete-after-revoke", "Delete the files of the revoked certificate, without asking."));
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-delete-after-revoke", "Keep the files of the revoked certificate.")
                .dest("delete_after_revoke"));

        t = Topic.SECURITY;
        all.add(Option.of(Kind.TEXT, t, "--key-type", "Kind of key.")
                .initial("ecdsa")
                .choices("rsa", "ecdsa")
                .value("TYPE")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--rsa-key-size", "Size of an RSA key, in bits.")
                .initial("2048")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--elliptic-curve", "Curve of an ECDSA key.")
                .initial("secp256r1")
                .choices("secp256r1", "secp384r1", "secp521r1")
                .value("CURVE")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--reuse-key", "Renew with the same key.")
                .kept());
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-reuse-key", "Renew with a new key.")
                .dest("reuse_key"));
        all.add(Option.of(Kind.FLAG, t, "--new-key", "Make a new key this once, even where the key is reused."));
        all.add(Option.of(
                        Kind.FLAG,
                        t,
                        "--must-staple",
                        "Ask for the extension that obliges servers to staple OCSP responses.")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--strict-permissions", "Insist on the modes and the owner of our folders."));
    }
}
