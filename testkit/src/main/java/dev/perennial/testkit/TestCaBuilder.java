package dev.perennial.testkit;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.testkit.internal.Ids;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.RetryAfter;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.dns.Zone;
import dev.perennial.testkit.internal.model.ChallengeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Describes a CA before it starts. Every setting has a default that lets clients pass without delay. */
public final class TestCaBuilder {
    private int port;
    private int httpPort;
    private int tlsPort;
    private int dnsPort;
    private Clock clock = Clock.systemUTC();
    private Optional<RandomGenerator> random = Optional.empty();
    private KeySpec keys = new KeySpec.Ec(Curve.P256);
    private int intermediates = 1;
    private int alternateRoots;
    private List<Profile> profiles = List.of(Profile.CLASSIC, Profile.SHORTLIVED);
    private final Map<String, byte[]> externalAccounts = new HashMap<>();
    private boolean externalAccountRequired;
    private boolean externalAccountsOnce;
    private final List<String> rejectedDomains = new ArrayList<>();
    private double nonceRejection;
    private double authorizationReuse;
    private List<String> caaIdentities = List.of();
    private final Set<ChallengeType> challenges = EnumSet.complementOf(EnumSet.of(ChallengeType.DNS_PERSIST_01));
    private PersistFormat persistFormat = PersistFormat.ACCOUNT_URL;
    private Optional<String> offeredAccount = Optional.empty();
    private Duration validationWait = Duration.ofSeconds(20);
    private Duration processingDelay = Duration.ZERO;
    private Duration authorizationLifetime = Duration.ofHours(1);
    private Duration orderLifetime = Duration.ofDays(1);
    private Optional<Duration> retryAfter = Optional.empty();
    private RetryAfterForm retryAfterForm = RetryAfterForm.SECONDS;
    private Duration renewalInfoRetryAfter = Duration.ofHours(6);

    TestCaBuilder() {}

    /** Of the API; 0, the default, for any that is free. A fixed one lets a CA restart where it was. */
    public TestCaBuilder port(int value) {
        port = value;
        return this;
    }

    /** Where http-01 is looked for instead of at port 80; by default a free one, see {@link TestCa#httpPort}. */
    public TestCaBuilder httpPort(int value) {
        httpPort = value;
        return this;
    }

    /** Where tls-alpn-01 is looked for instead of at port 443; by default a free one, see {@link TestCa#tlsPort}. */
    public TestCaBuilder tlsPort(int value) {
        tlsPort = value;
        return this;
    }

    /** Of the fake DNS; by default any that is free. */
    public TestCaBuilder dnsPort(int value) {
        dnsPort = value;
        return this;
    }

    /** What the CA dates certificates and orders by. TLS and the Date header of HTTP go by the clock of the JVM all the same. */
    public TestCaBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Decides on nonces, their rejection, tokens and reuse, never on keys. It has to be safe for several threads. */
    public TestCaBuilder random(RandomGenerator value) {
        random = Optional.of(value);
        return this;
    }

    /** Kind of the CA's own keys: RSA or EC. EC by default, because RSA keys take long to make. */
    public TestCaBuilder keyAlgorithm(KeySpec value) {
        keys = value;
        return this;
    }

    /** Intermediates between the root and the certificates: 1 by default, at least 1. */
    public TestCaBuilder chainLength(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("there is at least one intermediate");
        }
        intermediates = value;
        return this;
    }

    /** Further roots, each giving every certificate an alternate chain. */
    public TestCaBuilder alternateRoots(int value) {
        alternateRoots = value;
        return this;
    }

    /** At least one; the first is used when a client asks for none. */
    public TestCaBuilder profiles(Profile... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a CA without profiles could not issue anything");
        }
        profiles = List.copyOf(Arrays.asList(values));
        return this;
    }

    /** An external account that new accounts may be bound to. */
    public TestCaBuilder eab(String kid, byte[] macKey) {
        externalAccounts.put(kid, macKey.clone());
        return this;
    }

    public TestCaBuilder requireEab() {
        externalAccountRequired = true;
        return this;
    }

    /** Only one account may be bound to each external account, as at CAs whose keys are good for one registration. */
    public TestCaBuilder eabOnce() {
        externalAccountsOnce = true;
        return this;
    }

    /** Orders for this domain or names below it are refused. */
    public TestCaBuilder reject(String domain) {
        rejectedDomains.add(Zone.key(domain));
        return this;
    }

    /** The share of good nonces, 0 to 1, that are turned down. */
    public TestCaBuilder nonceRejection(double share) {
        nonceRejection = share(share);
        return this;
    }

    /** The share of identifiers, 0 to 1, for which a valid authorization is used again if there is one. */
    public TestCaBuilder authorizationReuse(double share) {
        authorizationReuse = share(share);
        return this;
    }

    private static double share(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, unlike " + value);
        }
        return value;
    }

    /** Names of this CA in CAA records. Without any, CAA is not checked. */
    public TestCaBuilder caaIdentities(String... names) {
        caaIdentities = List.copyOf(Arrays.asList(names));
        return this;
    }

    /** Offers dns-persist-01, too. What records call the CA are its CAA identities, or {@code ca.test} without any. */
    public TestCaBuilder dnsPersist(PersistFormat format) {
        challenges.add(ChallengeType.DNS_PERSIST_01);
        persistFormat = format;
        return this;
    }

    /** What offers of dns-persist-01 claim the account is, as a rogue that stands between a CA and its client would. */
    public TestCaBuilder claimedAccount(String url) {
        offeredAccount = Optional.of(url);
        return this;
    }

    /** Does not offer this kind of challenge: {@code dns-01}. */
    public TestCaBuilder without(String challenge) {
        if (!challenges.removeIf(type -> type.json().equals(challenge))) {
            throw new IllegalArgumentException("this CA does not offer " + challenge);
        }
        return this;
    }

    /**
     * How long, by the wall's clock, the answer to a challenge response may wait for the outcome. The default of 20 s
     * makes validation synchronous, as at step-ca, also on a busy machine; zero makes clients poll, as at Let's Encrypt.
     */
    public TestCaBuilder validationWait(Duration value) {
        validationWait = value;
        return this;
    }

    /** How long, by the CA's clock, a finalized order stays in "processing"; zero by default. */
    public TestCaBuilder processingDelay(Duration value) {
        processingDelay = value;
        return this;
    }

    /** How long authorizations last, by the CA's clock, both to become valid and once valid; an hour by default. */
    public TestCaBuilder authorizationLifetime(Duration value) {
        authorizationLifetime = value;
        return this;
    }

    /** A day by default. */
    public TestCaBuilder orderLifetime(Duration value) {
        orderLifetime = value;
        return this;
    }

    /** Sent with orders, authorizations and challenges that are in "processing", by the wall's clock; none by default. */
    public TestCaBuilder retryAfter(Duration value, RetryAfterForm form) {
        retryAfter = Optional.of(value);
        retryAfterForm = form;
        return this;
    }

    /** Sent with renewal information; six hours by default. */
    public TestCaBuilder renewalInfoRetryAfter(Duration value) {
        renewalInfoRetryAfter = value;
        return this;
    }

    /** Takes ports of loopback and starts threads, until {@link TestCa#close}. */
    public TestCa start() {
        return TestCa.start(this);
    }

    int port() {
        return port;
    }

    int httpPort() {
        return httpPort;
    }

    int tlsPort() {
        return tlsPort;
    }

    int dnsPort() {
        return dnsPort;
    }

    Clock clock() {
        return clock;
    }

    KeySpec keys() {
        return keys;
    }

    int intermediates() {
        return intermediates;
    }

    int alternateRoots() {
        return alternateRoots;
    }

    double nonceRejection() {
        return nonceRejection;
    }

    Ids ids() {
        return new Ids(random.orElseGet(SecureRandom::new));
    }

    Policy policy() {
        return new Policy(
                profiles,
                externalAccounts,
                externalAccountRequired,
                externalAccountsOnce,
                rejectedDomains,
                authorizationReuse,
                caaIdentities,
                challenges,
                persistFormat,
                offeredAccount);
    }

    Timing timing() {
        Clock wall = Clock.systemUTC();
        return new Timing(
                validationWait,
                processingDelay,
                new RetryAfter(retryAfter, retryAfterForm, wall),
                new RetryAfter(Optional.of(renewalInfoRetryAfter), RetryAfterForm.SECONDS, wall),
                authorizationLifetime,
                orderLifetime);
    }
}
