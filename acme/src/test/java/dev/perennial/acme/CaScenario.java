package dev.perennial.acme;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.testkit.SettableClock;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scripted CA, a client of it that does not really sleep, and an account. */
abstract class CaScenario {
    static final Duration LIMIT = Duration.ofMinutes(10);
    static final KeyPair KEY = newKey();

    static final String ORDER = """
            {"status":"%s","identifiers":[{"type":"dns","value":"a.example"}],"authorizations":["CA/authz/1"],
            "finalize":"CA/order/1/finalize","certificate":"CA/cert/1"}""";

    final PatientSleeper sleeper = new PatientSleeper();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    ScriptedCa ca;
    AcmeClient client;
    AcmeAccount account;

    @BeforeEach
    void open() throws Exception {
        ca = new ScriptedCa();
        client = builder(ca.url("/dir")).build();
        account = client.account(KEY, ca.url("/account/1"));
    }

    @AfterEach
    void shut() {
        client.close();
        ca.close();
    }

    AcmeClientBuilder builder(URI directory) {
        return AcmeClient.builder(directory).sleeper(sleeper).clock(clock).timeout(Duration.ofSeconds(5));
    }

    static KeyPair newKey() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), new SecureRandom());
    }

    static Reply order(Status status) {
        return Reply.json(200, ORDER.formatted(status.word()));
    }

    Order orderWith(Status status) throws Exception {
        ca.on("/order/1", order(status));
        return account.order(ca.url("/order/1"));
    }
}
