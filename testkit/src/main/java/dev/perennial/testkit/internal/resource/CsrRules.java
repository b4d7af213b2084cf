package dev.perennial.testkit.internal.resource;

import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Jwk;
import dev.perennial.testkit.internal.model.Account;
import dev.perennial.testkit.internal.wire.Keyring;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a CSR has to be for the order it finalizes. */
final class CsrRules {
    private CsrRules() {}

    static void check(Csr csr, List<Identifier> ordered, Account account) throws ProblemException {
        if (!csr.signatureValid()) {
            throw bad("the CSR's signature does not verify");
        }
        Set<Identifier> asked = new HashSet<>(csr.identifiers());
        if (!asked.equals(new HashSet<>(ordered))) {
            throw bad("the CSR names " + values(csr.identifiers()) + " and the order " + values(ordered));
        }
        if (Jwk.thumbprint(csr.publicKey()).equals(account.thumbprint())) {
            throw bad("the account's key may not be the certificate's key");
        }
        Keyring.requireStrong(csr.publicKey());
    }

    private static List<String> values(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::value).toList();
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_CSR, detail);
    }
}
