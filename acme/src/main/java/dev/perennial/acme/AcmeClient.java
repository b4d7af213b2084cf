package dev.perennial.acme;

import dev.perennial.acme.internal.Certificates;
import dev.perennial.acme.internal.Registrations;
import dev.perennial.acme.internal.Session;
import dev.perennial.acme.internal.Signer;
import dev.perennial.pki.Certificate;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;

/**
 * One certificate authority, by the URL of its ACME directory. No network is used until a method says so.
 *
 * <p>Made to be shared by any number of threads, virtual ones too. Methods that use the network block, can be
 * interrupted, and end within the client's patience: each makes as many requests as it takes, and repeats those that
 * failed for a passing reason, freshly signed.
 */
public final class AcmeClient implements AutoCloseable {
    private final Session session;

    AcmeClient(Session session) {
        this.session = session;
    }

    /** The directory is an absolute https URL; http is meant for test CAs. */
    public static AcmeClientBuilder builder(URI directory) {
        return new AcmeClientBuilder(directory);
    }

    /** What the CA offers. Fetched over the network, then kept for ten minutes. */
    public Directory directory() throws AcmeException, InterruptedException {
        return session.directory();
    }

    /**
     * Registers {@code key}, over the network, or finds the account it has already; then the CA ignores the
     * registration's contacts.
     */
    public AcmeAccount register(KeyPair key, Registration registration) throws AcmeException, InterruptedException {
        return account(key, new Registrations(session).register(key, registration));
    }

    /** Asks the CA, over the network, which account {@code key} belongs to; never makes one. */
    public Optional<AcmeAccount> find(KeyPair key) throws AcmeException, InterruptedException {
        return new Registrations(session).find(key).map(url -> account(key, url));
    }

    /**
     * An account known from before. No network.
     *
     * @throws IllegalArgumentException if the URL is not of a kind this client would send anything to, or the key cannot
     *     sign for ACME
     */
    public AcmeAccount account(KeyPair key, URI accountUrl) {
        if (!session.urls().allowed(accountUrl)) {
            throw new IllegalArgumentException("Not an account URL: " + accountUrl);
        }
        return new AcmeAccount(session, key, accountUrl);
    }

    /**
     * When the CA would like a certificate to be renewed, over the network, within 5 seconds: it is advice, and a renewal can do without.
     *
     * @param certId as {@link dev.perennial.pki.RenewalInfoId} makes it
     * @throws AcmeUnsupportedException if the CA gives no such advice
     */
    public RenewalInfo renewalInfo(String certId) throws AcmeException, InterruptedException {
        return new Certificates(session).renewalInfo(certId);
    }

    /**
     * Revokes a certificate by its own key, over the network; needs no account. Succeeds if it is revoked already.
     *
     * @param reason of RFC 5280 section 5.3.1
     * @return false if it was revoked before, by whomever
     */
    public boolean revokeWithCertificateKey(KeyPair certificateKey, Certificate certificate, int reason)
            throws AcmeException, InterruptedException {
        return new Certificates(session).revoke(Signer.byKey(certificateKey), certificate, reason);
    }

    /** How far this machine's clock is ahead of the CA's (negative: behind) by the last answer, to a second or so. */
    public Optional<Duration> clockSkew() {
        return session.transport().clockSkew();
    }

    /** Ends the connections; calls under way fail. Without it the process may take long to exit. */
    @Override
    public void close() {
        session.transport().close();
    }
}
