package dev.perennial.dns;

import java.util.List;

/** Whether CAA records let a CA issue. */
public sealed interface CaaVerdict {
    /** No record says anything about who may. */
    record Unrestricted() implements CaaVerdict {}

    /** This one lets it. */
    record Permitted(RecordData.Caa by) implements CaaVerdict {}

    /** No record names the CA. Those that count are named; none of them if it is a name's wildcard that no CA may have. */
    record OtherIssuers(List<RecordData.Caa> records) implements CaaVerdict {}

    /** A record names the CA, but for another account. */
    record OtherAccount(RecordData.Caa record, String account) implements CaaVerdict {}

    /** A record names the CA, but for other ways to prove control. */
    record OtherMethods(RecordData.Caa record, String methods) implements CaaVerdict {}

    /** A record demands to be understood, and CAs do not know its tag. */
    record UnknownTag(RecordData.Caa record) implements CaaVerdict {}

    /** A record names the CA in a way that no certificate can satisfy. */
    record Malformed(RecordData.Caa record, String why) implements CaaVerdict {}
}
