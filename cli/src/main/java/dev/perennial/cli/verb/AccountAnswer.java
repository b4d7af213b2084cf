package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Output;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Jwk;
import java.util.ArrayList;
import java.util.List;

/** The member {@code account} of the JSON answers, and how contacts are shown. */
final class AccountAnswer {
    private static final String MAIL = "mailto:";

    private AccountAnswer() {}

    /**
     * Gives the account as data, if data is wanted.
     *
     * @param status in RFC 8555's word
     */
    static void give(Output output, StoredAccount account, String url, String status, List<String> contacts) {
        if (!output.json()) {
            return;
        }
        JsonObject data = new JsonObject();
        data.addProperty("id", account.id());
        data.addProperty("server", account.server().toString());
        data.addProperty("url", url);
        data.addProperty("thumbprint", thumbprint(account));
        data.addProperty("status", status);
        JsonArray array = new JsonArray();
        contacts.forEach(array::add);
        data.add("contacts", array);
        account.created().ifPresent(created -> data.addProperty("created", created));
        account.host().ifPresent(host -> data.addProperty("host", host));
        output.data("account", data);
    }

    static String thumbprint(StoredAccount account) {
        return Jwk.thumbprint(account.key().getPublic());
    }

    /** The addresses among the contacts, each on the line it is shown in: what a CA says must not forge another. */
    static List<String> mails(List<String> contacts) {
        List<String> mails = new ArrayList<>();
        for (String contact : contacts) {
            if (contact.startsWith(MAIL)) {
                mails.add(contact.substring(MAIL.length()).replace('\n', ' ').replace('\t', ' '));
            }
        }
        return mails;
    }
}
