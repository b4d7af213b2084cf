package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a provider shows in Unicode. The longer ones are of RFC 3492, section 7.1. */
class ALabelsTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "_acme-challenge.Example.com, _acme-challenge.Example.com",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example., xn--bcher-kva.example.",
        "_acme-challenge.münchen.example, _acme-challenge.xn--mnchen-3ya.example",
        "faß.example, xn--fa-hia.example",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "他们为什么不说中文, xn--ihqwcrb4cv8a8dqg056pqjye",
        "למההםפשוטלאמדבריםעברית, xn--4dbcagdahymbxekheh6e0a7fei0b",
        "3年b組金八先生, xn--3b-ww4c5e180e575a65lsy2b",
        "安室奈美恵-with-super-monkeys, xn---with-super-monkeys-pc58ag80a8qai00g7n9n",
    })
    void areInAscii(String name, String expected) {
        assertThat(ALabels.of(name)).isEqualTo(expected);
    }

    @Test
    void whatIsTooLongForANameStaysAsItIs() {
        String text = "ü".repeat(300);

        assertThat(ALabels.of(text)).isEqualTo(text);
    }

    @Test
    void aZoneInUnicodeIsFoundAndItsRecordsAre() throws Exception {
        Replay.play("""
                zone: {list: {get: /zones, each: /, zone: name, take: {shown: name}}}
                records:
                  add: {post: "/${shown}", json: {name: "${name}", value: "${value}"}}
                  find: {get: "/${shown}", each: /, where: {name: "${fqdn}"}, value: value, take: {id: id}}
                  remove: {delete: "/${id}"}
                """, """
                zone: xn--bcher-kva.example
                == add _acme-challenge.www.xn--bcher-kva.example value-1
                > GET https://api.example.net/zones
                < 200
                [{"name": "bucher.example"}, {"name": "Bücher.example."}]
                > POST https://api.example.net/B%C3%BCcher.example.
                {"name": "_acme-challenge.www", "value": "value-1"}
                < 200
                == remove _acme-challenge.www.xn--bcher-kva.example value-1
                > GET https://api.example.net/B%C3%BCcher.example.
                < 200
                [{"id": 1, "name": "_acme-challenge.www.bucher.example", "value": "value-1"},
                 {"id": 2, "name": "_acme-challenge.www.bücher.example", "value": "value-1"}]
                > DELETE https://api.example.net/2
                < 200
                """);
    }
}
