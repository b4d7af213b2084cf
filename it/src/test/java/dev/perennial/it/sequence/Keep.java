package dev.perennial.it.sequence;

/** An option about what is kept. */
enum Keep {
    NOTHING(""),
    REUSE(" --reuse-key"),
    NEW_KEY(" --new-key"),
    RSA(" --key-type rsa"),
    ECDSA(" --key-type ecdsa"),
    HOOK(" --deploy-hook HOOK");

    private final String option;

    Keep(String option) {
        this.option = option;
    }

    /** With a blank before it. */
    String option() {
        return option;
    }
}
