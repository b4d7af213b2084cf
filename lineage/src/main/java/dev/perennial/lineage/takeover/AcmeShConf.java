package dev.perennial.lineage.takeover;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A file {@code KEY='value'} of acme.sh, which wraps commands in base64. */
final class AcmeShConf {
    private static final String START = "__ACME_BASE64__START_";
    private static final String END = "__ACME_BASE64__END_";

    private final ShellAssignments assignments;

    private AcmeShConf(ShellAssignments assignments) {
        this.assignments = assignments;
    }

    static AcmeShConf parse(String text) {
        return new AcmeShConf(ShellAssignments.parse(text));
    }

    /** Empty if it is not set, or {@code no}, by which acme.sh means the same in most places. */
    String get(String key) {
        String value = raw(key);
        return value.equals("no") ? "" : value;
    }

    String raw(String key) {
        String value = assignments.get(key);
        if (!value.startsWith(START) || !value.endsWith(END) || value.length() < START.length() + END.length()) {
            return value;
        }
        try {
            byte[] bytes =
                    Base64.getMimeDecoder().decode(value.substring(START.length(), value.length() - END.length()));
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return value; // no base64: then it is what it looks like
        }
    }

    Map<String, String> all() {
        return assignments.all();
    }

    List<String> unclear() {
        return assignments.unclear();
    }
}
