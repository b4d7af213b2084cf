package dev.perennial.acme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHeaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <https://a/1>;rel="alternate"                          | https://a/1
            <https://a/1>; rel=alternate                           | https://a/1
            <https://a/1>; title="x; rel=up"; REL="Alternate"      | https://a/1
            <https://a/1>; rel="up alternate next"                 | https://a/1
            <https://a/1>;rel=index, <https://a/2>;rel=alternate   | https://a/2
            <https://a/1>;title="a, <b>";rel=alternate             | https://a/1
            <https://a/1>;rel=alternate;rel=up                     | https://a/1
            <https://a/1>;rel=up;rel=alternate                     |
            <https://a/1>;rel=alternates                           |
            <https://a/1;rel=alternate                             |
            rel=alternate                                          |""")
    void theRelationIsFoundInEveryForm(String header, String expected) {
        assertThat(LinkHeader.targets(List.of(header), "alternate"))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }
}
