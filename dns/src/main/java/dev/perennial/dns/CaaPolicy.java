package dev.perennial.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** RFC 8659 section 4 and RFC 8657: reads CAA records as a careful CA does. */
public final class CaaPolicy {
    /** RFC 8659, the CA/Browser Forum's Baseline Requirements, RFC 9495. */
    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "iodef", "contactemail", "contactphone", "issuemail", "issuevmc");

    private CaaPolicy() {}

    public static CaaVerdict judge(List<RecordData.Caa> records, CaaRequest request) {
        for (RecordData.Caa record : records) {
            if (record.critical() && !KNOWN.contains(record.tag())) {
                return new CaaVerdict.UnknownTag(record);
            }
        }
        List<RecordData.Caa> counting = tagged(records, "issue");
        if (request.wildcard() && !tagged(records, "issuewild").isEmpty()) {
            counting = tagged(records, "issuewild");
        }
        if (counting.isEmpty()) {
            return new CaaVerdict.Unrestricted();
        }
        List<CaaVerdict> near = new ArrayList<>();
        for (RecordData.Caa record : counting) {
            CaaVerdict verdict = judge(record, request);
            if (verdict instanceof CaaVerdict.Permitted) {
                return verdict;
            }
            if (!(verdict instanceof CaaVerdict.OtherIssuers)) {
                near.add(verdict);
            }
        }
        // The one that comes closest is the one to mend.
        return near.isEmpty() ? new CaaVerdict.OtherIssuers(counting) : near.getFirst();
    }

    private static CaaVerdict judge(RecordData.Caa record, CaaRequest request) {
        CaaValue value = CaaValue.parse(record.value());
        if (!request.issuers().contains(value.issuer())) {
            return new CaaVerdict.OtherIssuers(List.of(record));
        }
        if (!value.problem().isEmpty()) {
            return new CaaVerdict.Malformed(record, value.problem());
        }
        List<String> accounts = value.parameters("accounturi");
        List<String> methods = value.parameters("validationmethods");
        if (accounts.size() > 1 || methods.size() > 1) {
            return new CaaVerdict.Malformed(record, "it has a parameter twice");
        }
        if (!accounts.isEmpty() && !accounts.getFirst().equals(request.account().orElse(accounts.getFirst()))) {
            return new CaaVerdict.OtherAccount(record, accounts.getFirst());
        }
        if (!methods.isEmpty()) {
            List<String> allowed = List.of(methods.getFirst().split(",", -1));
            if (request.method().isPresent()
                    && !allowed.contains(request.method().get())) {
                return new CaaVerdict.OtherMethods(record, methods.getFirst());
            }
        }
        return new CaaVerdict.Permitted(record);
    }

    private static List<RecordData.Caa> tagged(List<RecordData.Caa> records, String tag) {
        return records.stream().filter(record -> record.tag().equals(tag)).toList();
    }
}
