package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Signed POSTs (RFC 8555 section 6). Every attempt has a nonce and a signature of its own. Any number of threads. */
public final class SignedRequests {
    static final int MAX_JSON = 1024 * 1024;
    static final int MAX_CHAIN = 256 * 1024;

    /** If half of all are refused at random, as Pebble may be told to, so many in a row come once in a million requests. */
    private static final int MAX_NONCES = 20;

    private static final byte[] AS_GET = new byte[0];

    private final Transport transport;
    private final NonceSource nonces;
    private final Pauses pauses;

    public SignedRequests(Transport transport, NonceSource nonces, Pauses pauses) {
        this.transport = transport;
        this.nonces = nonces;
        this.pauses = pauses;
    }

    /** Also throws if the CA answers with an error. */
    Response post(Signer signer, URI url, JsonObject payload, Repeat repeat, Deadline deadline)
            throws AcmeException, InterruptedException {
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        return pauses.retrying(
                () -> attempt(signer, url, body, "application/json", MAX_JSON, deadline), repeat, deadline);
    }

    /** POST-as-GET of a JSON resource (RFC 8555 section 6.3). */
    Response fetch(Signer signer, URI url, Deadline deadline) throws AcmeException, InterruptedException {
        return fetch(signer, url, "application/json", MAX_JSON, deadline);
    }

    Response fetch(Signer signer, URI url, String accept, int maxBody, Deadline deadline)
            throws AcmeException, InterruptedException {
        return pauses.retrying(
                () -> attempt(signer, url, AS_GET, accept, maxBody, deadline), Repeat.TEMPORARY, deadline);
    }

    private Response attempt(Signer signer, URI url, byte[] payload, String accept, int maxBody, Deadline deadline)
            throws AcmeException, InterruptedException {
        String nonce = nonces.take(deadline);
        for (int used = 1; ; used++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .POST(BodyPublishers.ofString(
                            signer.sign(url, nonce, payload).toJson()))
                    .setHeader("Content-Type", "application/jose+json")
                    .setHeader("Accept", accept + ", application/problem+json;q=0.9");
            Response response = transport.exchange(request, maxBody, deadline);
            if (response.success()) {
                nonces.keep(response);
                return response;
            }
            AcmeException failure = Failures.of(response);
            if (!badNonce(failure)) {
                nonces.keep(response);
                throw failure;
            }
            if (used == MAX_NONCES) {
                throw new AcmeProtocolException(
                        "The CA rejected " + MAX_NONCES + " nonces in a row for POST " + url, failure);
            }
            // The one that came with the rejection is the only one known to be good (RFC 8555 section 6.5).
            Optional<String> fresh = response.nonce();
            nonce = fresh.isPresent() ? fresh.get() : nonces.fetch(deadline);
        }
    }

    private static boolean badNonce(AcmeException failure) {
        return failure instanceof AcmeProblemException e && e.problem().is("badNonce");
    }
}
