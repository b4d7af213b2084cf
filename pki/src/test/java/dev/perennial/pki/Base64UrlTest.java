package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @Test
    void everythingWrittenIsReadBack() {
        Seeds.forEach(2000, random -> {
            byte[] bytes = Seeds.bytes(random, random.nextInt(60));
            String text = Base64Url.encode(bytes);
            assertThat(text).matches("[A-Za-z0-9_-]*");
            assertThat(Base64Url.decode(text)).isEqualTo(bytes);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQ==", "QQ=", "QR", "Q", "Q Q", "QQ\n", "+/8", "é", "====", "QUJD\u0000"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(PkiException.class);
    }
}
