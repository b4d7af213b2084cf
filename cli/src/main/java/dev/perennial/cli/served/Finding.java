package dev.perennial.cli.served;

import dev.perennial.pki.Certificate;
import java.util.List;

/** What came of comparing what a server presents with what is kept for it. */
public sealed interface Finding {

    /** The certificate that is kept, and all its issuers in order. */
    record Same() implements Finding {}

    /** The certificate that is kept, but not the issuers that clients need to trust it. */
    record OtherIssuers(boolean none) implements Finding {}

    /** Another certificate. */
    record Other(Certificate served) implements Finding {}

    /**
     * No certificate at all.
     *
     * @param why for the end of a sentence
     */
    record NoAnswer(String why) implements Finding {}

    /**
     * A root at the end counts for nothing, because clients have it themselves.
     *
     * @param kept the leaf first
     * @param served the same
     */
    static Finding of(List<Certificate> kept, List<Certificate> served) {
        if (served.isEmpty()) {
            return new NoAnswer("it presents no certificate");
        }
        if (!served.getFirst().equals(kept.getFirst())) {
            return new Other(served.getFirst());
        }
        List<Certificate> issuers = issuers(served);
        return issuers.equals(issuers(kept)) ? new Same() : new OtherIssuers(issuers.isEmpty());
    }

    private static List<Certificate> issuers(List<Certificate> chain) {
        return chain.stream().skip(1).filter(each -> !each.signedBy(each)).toList();
    }
}
