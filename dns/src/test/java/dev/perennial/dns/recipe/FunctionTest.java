package dev.perennial.dns.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates and their functions. The HMACs are those of RFC 2104, RFC 2202 and RFC 4231. */
class FunctionTest {
    private record Fixed(Map<String, JsonElement> values) implements Scope {
        @Override
        public Optional<JsonElement> value(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-01-02T03:04:05.678Z");
        }

        @Override
        public UUID uuid() {
            return new UUID(1, 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a ${zone} b | a Example.com b",
                "${lower(zone)} | example.com",
                "${upper('ab')} | AB",
                "${before(zone, '.')} | Example",
                "${after('/hostedzone/Z1', '/')} | Z1",
                "${after('none', '/')} | none",
                "${encode('a b/c~')} | a%20b%2Fc~",
                "${quoted(quote)} | \"say \\\"x\\\"\"",
                "${json(quote)} | \"say \\\"x\\\"\"",
                "${base64('user:pass')} | dXNlcjpwYXNz",
                "${sha1('abc')} | a9993e364706816aba3e25717850c26c9cd0d89d",
                "${sha256('abc')} | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "${md5('abc')} | 900150983cd24fb0d6963f7d28e17f72",
                "${hmac_md5('Jefe', 'what do ya want for nothing?')} | 750c783e6ab0b503eaa86e310a5db738",
                "${hmac_sha1('Jefe', 'what do ya want for nothing?')} | effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
                "${hexbase64(hmac_sha1('Jefe', 'what do ya want for nothing?'))} | 7/zfauXrL6LSdBbV8YTfnCWafHk=",
                "${hmac_sha256('Jefe', 'what do ya want for nothing?')}"
                        + " | 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "${now('seconds')} | 1767323045",
                "${now('millis')} | 1767323045678",
                "${now('rfc1123')} | Fri, 02 Jan 2026 03:04:05 GMT",
                "${now('yyyyMMdd')} | 20260102",
                "${uuid()} | 00000000-0000-0001-0000-000000000002",
            })
    void gives(String template, String expected) throws RecipeException {
        Scope scope =
                new Fixed(Map.of("zone", new JsonPrimitive("Example.com"), "quote", new JsonPrimitive("say \"x\"")));

        assertThat(TemplateReader.read(template, new Place("test", 1)).text(scope))
                .contains(expected);
    }
}
