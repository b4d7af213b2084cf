package dev.perennial.acme.internal;

import dev.perennial.acme.AccountState;
import dev.perennial.acme.AcmeProtocolException;

final class AccountReader {
    private AccountReader() {}

    static AccountState read(Response response, UrlRule urls) throws AcmeProtocolException {
        Members members = Members.of(response, "account", urls);
        return new AccountState(members.status(), members.strings("contact"), members.flag("termsOfServiceAgreed"));
    }
}
