package dev.perennial.acme.internal;

import dev.perennial.acme.AccountState;
import dev.perennial.acme.AcmeProtocolException;

final class AccountReader {
    private static final int MAX_CONTACT = 500;

    private AccountReader() {}

    static AccountState read(Response response, UrlRule urls) throws AcmeProtocolException {
        Members members = Members.of(response, "account", urls);
        return new AccountState(
                members.status(), members.texts("contact", MAX_CONTACT), members.flag("termsOfServiceAgreed"));
    }
}
