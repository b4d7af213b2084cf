package dev.perennial.lineage;

/** The texts that tell a curious administrator what the files are. */
final class Readme {
    static final String LIVE = text("NAME/");
    static final String LINEAGE = text("");

    private Readme() {}

    private static String text(String prefix) {
        return """
                This folder holds keys and certificates that are renewed automatically.

                PREFIXprivkey.pem    the private key
                PREFIXfullchain.pem  the certificate and its chain: what most servers want
                PREFIXchain.pem      the chain alone, for servers that want it apart
                PREFIXcert.pem       the certificate alone; rarely the right choice

                The files are links to the newest version. Point your server at them; do not move, copy over or
                rename them, or renewal will stop.
                """.replace("PREFIX", prefix);
    }
}
