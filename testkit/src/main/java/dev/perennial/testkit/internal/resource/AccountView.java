package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Json;
import dev.perennial.testkit.internal.wire.Urls;

/** An account as its owner sees it. */
final class AccountView {
    private AccountView() {}

    static Answer answer(int status, Account account, Urls urls) {
        return Answers.json(status, json(account, urls)).with("Location", urls.of(Route.ACCOUNT, account.id()));
    }

    private static JsonObject json(Account account, Urls urls) {
        JsonObject json = new JsonObject();
        json.addProperty("status", account.status().json());
        json.add("contact", Json.array(account.contacts()));
        json.addProperty("termsOfServiceAgreed", account.termsAgreed());
        account.binding().ifPresent(binding -> json.add("externalAccountBinding", binding));
        json.addProperty("orders", urls.of(Route.ORDERS, account.id()));
        return json;
    }
}
