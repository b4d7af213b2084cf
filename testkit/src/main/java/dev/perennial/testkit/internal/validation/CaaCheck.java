package dev.perennial.testkit.internal.validation;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Type;

/** Certification authority authorization (RFC 8659) with the parameters of RFC 8657. Uses the network. */
final class CaaCheck {
    private static final int CRITICAL = 0x80;
    private static final Set<String> KNOWN_TAGS = Set.of("issue", "issuewild", "iodef", "contactemail", "contactphone");

    private final Resolver resolver;
    private final List<String> identities;

    /** {@code identities} are the names of this CA; none switches the check off. */
    CaaCheck(Resolver resolver, List<String> identities) {
        this.resolver = resolver;
        this.identities = identities;
    }

    void check(ValidationTask task) throws ValidationFailure {
        if (identities.isEmpty() || task.identifier() instanceof Identifier.Ip) {
            return;
        }
        List<CAARecord> relevant = closest(task.identifier().value());
        for (CAARecord record : relevant) {
            if ((record.getFlags() & CRITICAL) != 0 && !KNOWN_TAGS.contains(tag(record))) {
                throw forbidden(task, "has a critical tag \"" + record.getTag() + "\" that is unknown here");
            }
        }
        List<String> policies = values(relevant, "issue");
        if (task.wildcard() && !values(relevant, "issuewild").isEmpty()) {
            policies = values(relevant, "issuewild");
        }
        if (!policies.isEmpty() && policies.stream().noneMatch(policy -> permits(policy, task))) {
            throw forbidden(task, "does not permit it");
        }
    }

    /** The record set of the name, else of its nearest ancestor that has one (RFC 8659 section 3). */
    private List<CAARecord> closest(String name) throws ValidationFailure {
        Optional<String> at = Optional.of(name);
        while (at.isPresent()) {
            List<CAARecord> found = new ArrayList<>();
            resolver.query(at.get(), Type.CAA).forEach(record -> found.add((CAARecord) record));
            if (!found.isEmpty()) {
                return found;
            }
            int dot = at.get().indexOf('.');
            at = dot < 0 ? Optional.empty() : Optional.of(at.get().substring(dot + 1));
        }
        return List.of();
    }

    private boolean permits(String policy, ValidationTask task) {
        String[] parts = policy.split(";", -1);
        if (!identities.contains(parts[0].strip().toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            String value = parameter.length < 2 ? "" : parameter[1].strip();
            boolean fits = switch (parameter[0].strip().toLowerCase(Locale.ROOT)) {
                case "accounturi" -> value.equals(task.accountUrl());
                case "validationmethods" ->
                    List.of(value.split(",", -1))
                            .contains(task.challenge().type().json());
                default -> true;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static List<String> values(List<CAARecord> records, String tag) {
        return records.stream()
                .filter(record -> tag(record).equals(tag))
                .map(CAARecord::getValue)
                .toList();
    }

    private static String tag(CAARecord record) {
        return record.getTag().toLowerCase(Locale.ROOT);
    }

    private static ValidationFailure forbidden(ValidationTask task, String why) {
        return new ValidationFailure(
                ProblemType.CAA, "the CAA record set for " + task.identifier().value() + " " + why);
    }
}
