package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.Ids;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.model.Status;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.SignedByKey;
import java.util.List;
import java.util.Optional;

/** RFC 8555 sections 7.3, 7.3.1 and 7.3.4. */
public final class NewAccountHandler implements Handler {
    private static final int UNAUTHENTICATED = 401;

    private final JwsDoor door;
    private final Store store;
    private final Ids ids;
    private final ExternalAccounts externalAccounts;

    public NewAccountHandler(JwsDoor door, Store store, Ids ids, Policy policy) {
        this.door = door;
        this.store = store;
        this.ids = ids;
        this.externalAccounts = new ExternalAccounts(policy, store);
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        SignedByKey signed = door.byKey(request);
        JsonObject wanted = signed.payload().object();
        Optional<Account> known = store.accountWithKey(signed.key());
        if (known.isPresent()) {
            return existing(known.get(), request);
        }
        if (Json.flag(wanted, "onlyReturnExisting")) {
            throw new ProblemException(ProblemType.ACCOUNT_DOES_NOT_EXIST, "no account has this key");
        }
        if (!Json.flag(wanted, "termsOfServiceAgreed")) {
            throw new ProblemException(
                    ProblemType.USER_ACTION_REQUIRED, "a new account has to agree to the terms of service");
        }
        List<String> contacts = Json.strings(wanted, "contact").orElse(List.of());
        Contacts.check(contacts);
        Optional<JsonObject> binding = externalAccounts.check(wanted, signed.key(), request.url());
        Account account = new Account(ids.next(), signed.key(), contacts, Status.VALID, true, binding);
        return AccountView.answer(201, store.accounts().put(account), request.urls());
    }

    private static Answer existing(Account account, Request request) throws ProblemException {
        if (account.status() != Status.VALID) {
            throw new ProblemException(
                    ProblemType.UNAUTHORIZED,
                    UNAUTHENTICATED,
                    "the account with this key is " + account.status().json());
        }
        return AccountView.answer(200, account, request.urls());
    }
}
