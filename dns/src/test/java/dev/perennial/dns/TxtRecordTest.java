package dev.perennial.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TxtRecordTest {
    @Test
    void aValueIsQuotedAsInAZoneFile() {
        assertThat(new TxtRecord("A.example.", "ca.example; accounturi=https://ca/1?a=\"b\\c\"").quoted())
                .isEqualTo("\"ca.example; accounturi=https://ca/1?a=\\\"b\\\\c\\\"\"");
        assertThat(TxtRecord.quoted("")).isEqualTo("\"\"");
    }

    @Test
    void whatDoesNotFitIntoOneStringIsCutBeforeItIsEscaped() {
        TxtRecord record = new TxtRecord("a.example", "x".repeat(254) + "\"" + "y".repeat(10));
        assertThat(record.strings()).containsExactly("x".repeat(254) + "\\\"", "y".repeat(10));
        assertThat(record.quoted()).endsWith("\\\"\" \"yyyyyyyyyy\"");
        assertThat(new TxtRecord("a.example", "x".repeat(255)).strings()).hasSize(1);
    }

    @Test
    void onlyAsciiIsForACa() {
        assertThatThrownBy(() -> new TxtRecord("a.example", "a\nb")).isInstanceOf(IllegalArgumentException.class);
    }
}
