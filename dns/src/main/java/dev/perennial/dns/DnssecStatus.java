package dev.perennial.dns;

/** Whether what the DNS says of a name is signed, and the signatures hold. CAs refuse what is bogus. */
public sealed interface DnssecStatus {
    /**
     * It validates.
     *
     * @param by who has checked
     */
    record Secure(String by) implements DnssecStatus {}

    /** It is not signed, or its parent zone does not say so, which is the same to those who ask. */
    record Unsigned() implements DnssecStatus {}

    /** The zone has keys, but its parent zone has no DS record for them: nobody validates it. */
    record Island(String zone) implements DnssecStatus {}

    /**
     * Signed, and the signatures do not hold.
     *
     * @param by who has checked
     * @param why as far as that said so; may be empty
     */
    record Bogus(String by, String why) implements DnssecStatus {}

    /** It could not be found out. */
    record Unknown(String why) implements DnssecStatus {}
}
