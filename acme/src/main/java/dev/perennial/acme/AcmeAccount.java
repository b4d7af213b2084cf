package dev.perennial.acme;

import dev.perennial.acme.internal.Accounts;
import dev.perennial.acme.internal.Authorizations;
import dev.perennial.acme.internal.Certificates;
import dev.perennial.acme.internal.Finalization;
import dev.perennial.acme.internal.KeyRollover;
import dev.perennial.acme.internal.Orders;
import dev.perennial.acme.internal.Registrations;
import dev.perennial.acme.internal.Responses;
import dev.perennial.acme.internal.Session;
import dev.perennial.acme.internal.Signer;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Jwk;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;

/**
 * An account with a CA, and all that is done in its name. Shared by any number of threads; lives as long as its {@link
 * AcmeClient}. All methods but {@link #url()}, {@link #key()} and {@link #thumbprint()} use the network, block, and can be
 * interrupted. They return what the CA answered last; nothing returned changes afterwards.
 */
public final class AcmeAccount {
    private final Session session;
    private final KeyPair key;
    private final URI url;
    private final Signer signer;
    private final Orders orders;
    private final Responses responses;
    private final Authorizations authorizations;

    AcmeAccount(Session session, KeyPair key, URI url) {
        this.session = session;
        this.key = key;
        this.url = url;
        this.signer = Signer.byAccount(key, url);
        this.orders = new Orders(session);
        this.responses = new Responses(session);
        this.authorizations = new Authorizations(session, responses);
    }

    public URI url() {
        return url;
    }

    public KeyPair key() {
        return key;
    }

    /** Of the account key (RFC 7638); part of every key authorization. */
    public String thumbprint() {
        return Jwk.thumbprint(key.getPublic());
    }

    public AccountState fetch() throws AcmeException, InterruptedException {
        return new Accounts(session).fetch(signer, url);
    }

    /** Replaces all contacts; an empty list removes what the CA has. */
    public AccountState updateContacts(List<String> contacts) throws AcmeException, InterruptedException {
        return new Accounts(session).updateContacts(signer, url, contacts);
    }

    /** Ends the account for ever. Certificates stay valid. */
    public void deactivate() throws AcmeException, InterruptedException {
        new Accounts(session).deactivate(signer, url);
    }

    /**
     * Gives the account another key. The caller has stored both keys: if this throws, {@link AcmeClient#find} tells which
     * of them is in force.
     *
     * @return the same account, to be used from now on
     * @throws AcmeUnsupportedException if the CA cannot do that
     */
    public AcmeAccount changeKey(KeyPair newKey) throws AcmeException, InterruptedException {
        new KeyRollover(session, new Registrations(session)).change(key, url, newKey);
        return new AcmeAccount(session, newKey, url);
    }

    /**
     * Orders a certificate. An order that says what it replaces is tried once more without that if the CA refuses it for
     * anything but a rate limit. After a lost answer the CA may hold a second order, which expires by itself.
     */
    public Order newOrder(OrderRequest request) throws AcmeException, InterruptedException {
        return orders.create(signer, request);
    }

    public Order order(URI orderUrl) throws AcmeException, InterruptedException {
        return orders.fetch(signer, orderUrl);
    }

    public Authorization authorization(URI authorizationUrl) throws AcmeException, InterruptedException {
        return authorizations.fetch(signer, authorizationUrl);
    }

    /** Gives an authorization up, so that the CA does not count it as pending or use it for another order. */
    public Authorization deactivate(Authorization authorization) throws AcmeException, InterruptedException {
        return authorizations.deactivate(signer, authorization.url());
    }

    /**
     * Tells the CA that the response to a challenge can be seen now. Returns before the CA has looked.
     *
     * @throws AcmeProtocolException if another challenge of this authorization was answered before, by whomever: give
     *     the authorization up ({@link #deactivate(Authorization)}), and a new order gets a new one
     */
    public Challenge respond(Authorization authorization, Challenge challenge)
            throws AcmeException, InterruptedException {
        return responses.respond(signer, authorization, challenge);
    }

    /**
     * Waits until an authorization is valid or never will be; look at its status.
     *
     * @throws AcmeTimeoutException after {@code limit}, or at once if the CA wants no question before its end
     */
    public Authorization awaitFinal(Authorization authorization, Duration limit)
            throws AcmeException, InterruptedException {
        return authorizations.awaitFinal(signer, authorization, limit);
    }

    /**
     * Waits until an order can be finalized or never will be; look at its status.
     *
     * @throws AcmeTimeoutException as {@link #awaitFinal}
     */
    public Order awaitReady(Order order, Duration limit) throws AcmeException, InterruptedException {
        return orders.awaitReady(signer, order, limit);
    }

    /**
     * Sends the CSR of a ready order; if the CA is not ready for it, waits. May be called again after any failure, with
     * the same CSR.
     *
     * @return an order that is processing, valid or invalid
     */
    public Order finalizeOrder(Order order, Csr csr) throws AcmeException, InterruptedException {
        return new Finalization(session, orders).run(signer, order, csr);
    }

    /**
     * Waits until a finalized order has a certificate or never will have; look at its status.
     *
     * @throws AcmeTimeoutException as {@link #awaitFinal}; the certificate may still come
     */
    public Order awaitIssued(Order order, Duration limit) throws AcmeException, InterruptedException {
        return orders.awaitIssued(signer, order, limit);
    }

    /** Fetches a certificate with its chain, the default or an alternate one. */
    public CertificateDownload download(URI certificateUrl) throws AcmeException, InterruptedException {
        return new Certificates(session).download(signer, certificateUrl);
    }

    /**
     * Revokes a certificate that this account ordered, or for whose names it holds authorizations. Succeeds if it is
     * revoked already.
     *
     * @param reason of RFC 5280 section 5.3.1
     * @return false if it was revoked before, by whomever
     */
    public boolean revoke(Certificate certificate, int reason) throws AcmeException, InterruptedException {
        return new Certificates(session).revoke(signer, certificate, reason);
    }
}
