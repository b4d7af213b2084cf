package dev.perennial.testkit.internal.resource;

import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.util.List;
import java.util.regex.Pattern;

/** RFC 8555 section 7.3: only mail addresses, one each and without header fields. */
final class Contacts {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,?]+@[^@\\s,?]+\\.[^@\\s,?.]+");
    private static final String SCHEME = "mailto:";

    private Contacts() {}

    static void check(List<String> contacts) throws ProblemException {
        for (String contact : contacts) {
            if (!contact.startsWith(SCHEME)) {
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_CONTACT, "contacts start with mailto:, not so \"" + contact + "\"");
            }
            if (!ADDRESS.matcher(contact.substring(SCHEME.length())).matches()) {
                throw new ProblemException(ProblemType.INVALID_CONTACT, "\"" + contact + "\" is not one mail address");
            }
        }
    }
}
