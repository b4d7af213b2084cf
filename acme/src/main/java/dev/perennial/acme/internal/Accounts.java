package dev.perennial.acme.internal;

import com.google.gson.JsonObject;
import dev.perennial.acme.AccountState;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeTransportException;
import dev.perennial.acme.Status;
import java.net.URI;
import java.util.List;

/** What an account may do with itself (RFC 8555 sections 7.3.2 and 7.3.6). */
public final class Accounts {
    private final Session session;

    public Accounts(Session session) {
        this.session = session;
    }

    public AccountState fetch(Signer signer, URI account) throws AcmeException, InterruptedException {
        return AccountReader.read(session.signed().fetch(signer, account, session.deadline()), session.urls());
    }

    public AccountState updateContacts(Signer signer, URI account, List<String> contacts)
            throws AcmeException, InterruptedException {
        JsonObject payload = new JsonObject();
        payload.add("contact", Registrations.array(contacts));
        Response response = session.signed().post(signer, account, payload, Repeat.TEMPORARY, session.deadline());
        return AccountReader.read(response, session.urls());
    }

    /** For ever. After a lost answer, being no longer authorized means that it was done. */
    public void deactivate(Signer signer, URI account) throws AcmeException, InterruptedException {
        Deadline deadline = session.deadline();
        JsonObject payload = new JsonObject();
        payload.addProperty("status", Status.DEACTIVATED.word());
        try {
            session.signed().post(signer, account, payload, Repeat.NOT_DONE, deadline);
        } catch (AcmeTransportException lost) {
            if (!Repeat.temporary(lost)) {
                throw lost;
            }
            session.pauses().beforeRetry(lost, 1, deadline);
            try {
                session.signed().post(signer, account, payload, Repeat.NOT_DONE, deadline);
            } catch (AcmeProblemException e) {
                if (!e.problem().is("unauthorized")) {
                    throw e;
                }
            }
        }
    }
}
