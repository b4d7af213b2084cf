package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByAccount;
import java.util.List;
import java.util.Optional;

/** Shows, updates and deactivates an account (RFC 8555 sections 7.3.2 and 7.3.6). */
public final class AccountHandler implements Handler {
    private final JwsDoor door;
    private final Store store;

    public AccountHandler(JwsDoor door, Store store) {
        this.door = door;
        this.store = store;
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByAccount signed = door.byAccount(request);
        signed.requireOwner(request.id(0));
        Account account = signed.account();
        if (!signed.payload().isEmpty()) {
            account = store.accounts().put(update(account, signed.payload().object()));
        }
        return AccountView.answer(200, account, request.urls());
    }

    private static Account update(Account account, JsonObject change) throws ProblemException {
        Optional<String> status = Json.string(change, "status");
        if (status.isPresent()) {
            if (!status.get().equals(Status.DEACTIVATED.json())) {
                throw ProblemException.malformed("the only status an account can ask for is deactivated");
            }
            return account.withStatus(Status.DEACTIVATED);
        }
        Optional<List<String>> contacts = Json.strings(change, "contact");
        if (contacts.isEmpty()) {
            return account;
        }
        Contacts.check(contacts.get());
        return account.withContacts(contacts.get());
    }
}
