package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three challenges that are answered in DNS, validated by Pebble. */
class PebbleDnsTest {
    @TempDir
    static Path folder;

    private static Pebble pebble;
    private static AcmeClient client;
    private static AcmeAccount account;

    @BeforeAll
    static void start() throws Exception {
        Pebble.require();
        pebble = new Pebble(
                folder,
                "\"externalAccountBindingRequired\":false",
                Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0"));
        client = pebble.client();
        account = client.register(
                Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom()),
                new Registration(List.of(), true, Optional.empty()));
    }

    @AfterAll
    static void stop() {
        if (pebble != null) {
            client.close();
            pebble.close();
        }
    }

    @Test
    @Tag("case46")
    void aNameAndItsWildcardHaveTwoValuesAtOnce() throws Exception {
        Order order = account.newOrder(Requests.forNames("both.example", "*.both.example"));
        for (URI url : order.authorizations()) {
            Authorization authorization = account.authorization(url);
            Dns01 challenge = offered(authorization, Dns01.class);
            pebble.publish(challenge.recordName(name(authorization)), challenge.recordValue(account.thumbprint()));
        }
        for (URI url : order.authorizations()) {
            validate(account.authorization(url), Dns01.class);
        }
        assertThat(account.awaitReady(order, Duration.ofSeconds(30)).status()).isEqualTo(Status.READY);
    }

    @Test
    void theAccountsOwnLabelIsWhereTheCaLooks() throws Exception {
        Authorization authorization = ordered("labelled.example");
        DnsAccount01 challenge = offered(authorization, DnsAccount01.class);
        pebble.publish(
                challenge.recordName(name(authorization), account.url()), challenge.recordValue(account.thumbprint()));
        validate(authorization, DnsAccount01.class);
    }

    @Test
    void aRecordThatStaysProvesAWildcard() throws Exception {
        Authorization authorization = ordered("*.stays.example");
        DnsPersist01 challenge = offered(authorization, DnsPersist01.class);
        DnsPersistRecord record = challenge.record(
                client.directory().meta(),
                account.url(),
                account.thumbprint(),
                new Identifier.Dns("*.stays.example"),
                Optional.of(Clock.systemUTC().instant().plus(Duration.ofDays(1))));
        assertThat(challenge.format()).isEqualTo(DnsPersist01.Format.ACCOUNT_URL);
        pebble.publish(DnsPersist01.recordName(name(authorization)), record.value());
        validate(authorization, DnsPersist01.class);
    }

    private static Authorization ordered(String name) throws Exception {
        Order order = account.newOrder(Requests.forNames(name));
        return account.authorization(order.authorizations().get(0));
    }

    private static void validate(Authorization authorization, Class<? extends Challenge> type) throws Exception {
        account.respond(authorization, offered(authorization, type));
        Authorization seen = account.awaitFinal(authorization, Duration.ofSeconds(30));
        assertThat(seen.status()).as("%s", seen.challenges()).isEqualTo(Status.VALID);
    }

    private static <C extends Challenge> C offered(Authorization authorization, Class<C> type) {
        return authorization.challenges().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Identifier.Dns name(Authorization authorization) {
        return (Identifier.Dns) authorization.identifier();
    }
}
