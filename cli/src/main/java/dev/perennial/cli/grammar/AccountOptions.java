package dev.perennial.cli.grammar;

import dev.perennial.cli.ca.Cas;
import java.util.List;

/** The CA and the account there. */
final class AccountOptions {
    static final String LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";

    private AccountOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.ACCOUNT;
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--server",
                        "Directory of the certificate authority, or a name for it. Names are " + Cas.BUILT_IN
                                + ". If it is given several times, the others take over in this order when the first one"
                                + " fails.")
                .value("URL")
                .initial(LETS_ENCRYPT)
                .kept());
        all.add(Option.unspoken(Kind.LIST, t, "servers", "all that --server was given, if that is more than one")
                .keptBeside());
        all.add(Option.unspoken(Kind.LIST, t, "accounts", "the accounts at them that were used so far")
                .keptBeside());
        all.add(Option.of(
                        Kind.PATH,
                        t,
                        "--ca-certificate",
                        "Trust the root certificates in this file to answer for the CA.")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--agree-tos", "Agree to the CA's terms of service.")
                .dest("tos"));
        all.add(Option.of(Kind.TEXT, t, "-m --email", "Addresses that the CA may write to, separated by commas.")
                .value("MAIL"));
        all.add(Option.of(Kind.FLAG, t, "--register-unsafely-without-email", "no contact address")
                .hide());
        all.add(Option.of(Kind.FLAG, t, "--eff-email", "no effect here: nothing is sent to the EFF")
                .hide());
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-eff-email", "no effect")
                .dest("eff_email")
                .hide());
        all.add(Option.of(Kind.TEXT, t, "--account", "Which account to use, if there are several.")
                .value("ID")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--eab-kid", "Key identifier that the CA gave you, for its customers only.")
                .value("KID"));
        all.add(Option.of(Kind.TEXT, t, "--eab-hmac-key", "Key that the CA gave you with it, in base64url.")
                .value("KEY"));
        all.add(Option.of(Kind.TEXT, t, "--eab-hmac-alg", "Algorithm of that key.")
                .initial("HS256")
                .choices("HS256", "HS384", "HS512")
                .value("ALG"));
        all.add(Option.of(Kind.TEXT, t, "--user-agent", "What to call ourselves to the CA.")
                .value("NAME")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--user-agent-comment", "Comment to add to that.")
                .value("TEXT"));
    }
}
