package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.ChallengeState;
import dev.perennial.acme.Dns01;
import dev.perennial.acme.DnsAccount01;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.DnsPersist01.Format;
import dev.perennial.acme.Http01;
import dev.perennial.acme.PlainText;
import dev.perennial.acme.Status;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.acme.UnknownChallenge;
import dev.perennial.acme.ValidationRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads challenges. New types, and new challenges without a token, must not stop a client that uses an old one; but a
 * token that could leave its folder is an attack.
 */
final class ChallengeReader {
    private static final int MAX_TOKEN = 256;
    private static final int MAX_ISSUERS = 10;

    private ChallengeReader() {}

    /** Empty for a challenge that has no URL, and so cannot be answered. */
    static Optional<Challenge> read(Members members) throws AcmeProtocolException {
        Optional<URI> url = members.optionalUrl("url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        ChallengeState state = new ChallengeState(
                url.get(),
                PlainText.of(members.string("type"), 100),
                members.has("status") ? members.status() : Status.UNKNOWN,
                members.optionalInstant("validated"),
                members.optionalProblem("error").map(ProblemReader::read),
                validationRecords(members));
        return Optional.of(typed(state, members));
    }

    private static Challenge typed(ChallengeState state, Members members) throws AcmeProtocolException {
        if (state.type().equals(DnsPersist01.TYPE)) {
            return persist(state, members);
        }
        return switch (state.type()) {
            case Http01.TYPE, Dns01.TYPE, TlsAlpn01.TYPE, DnsAccount01.TYPE -> {
                Optional<String> token = token(members);
                yield token.isEmpty() ? new UnknownChallenge(state) : withToken(state, token.get());
            }
            default -> new UnknownChallenge(state);
        };
    }

    private static Challenge withToken(ChallengeState state, String token) {
        return switch (state.type()) {
            case Http01.TYPE -> new Http01(state, token);
            case Dns01.TYPE -> new Dns01(state, token);
            case TlsAlpn01.TYPE -> new TlsAlpn01(state, token);
            default -> new DnsAccount01(state, token);
        };
    }

    private static Optional<String> token(Members members) throws AcmeProtocolException {
        Optional<String> token = members.optionalString("token");
        if (token.isPresent() && !Tokens.wellFormed(token.get(), MAX_TOKEN)) {
            throw members.wrong("token", "base64url: " + PlainText.of(token.get(), 100));
        }
        return token;
    }

    /** Which draft the CA speaks shows in the spelling of the member. */
    private static Challenge persist(ChallengeState state, Members members) throws AcmeProtocolException {
        boolean hashed = members.has("issuerDomainNames");
        List<String> issuers = members.strings(hashed ? "issuerDomainNames" : "issuer-domain-names");
        if (issuers.isEmpty() || issuers.size() > MAX_ISSUERS) {
            return new UnknownChallenge(state); // to be refused, but other challenges may do
        }
        for (String issuer : issuers) {
            if (!hostName(issuer)) {
                throw members.wrong(hashed ? "issuerDomainNames" : "issuer-domain-names", "a list of domain names");
            }
        }
        return new DnsPersist01(
                state,
                hashed ? Format.ACCOUNT_HASH : Format.ACCOUNT_URL,
                issuers,
                members.optionalText("accounturi", 2048));
    }

    private static boolean hostName(String text) {
        return Tokens.wellFormed(text.replace('.', '-'), 253);
    }

    private static List<ValidationRecord> validationRecords(Members members) {
        List<ValidationRecord> records = new ArrayList<>();
        try {
            for (Members record : members.objects("validationRecord")) {
                records.add(new ValidationRecord(
                        record.optionalText("url", 300),
                        record.optionalText("hostname", 260),
                        record.optionalText("port", 10),
                        record.texts("addressesResolved", 60),
                        record.optionalText("addressUsed", 60)));
            }
        } catch (AcmeProtocolException e) {
            return List.of(); // no RFC defines them: another shape is nobody's fault
        }
        return records;
    }
}
