package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

final class AuthorizationReader {
    private AuthorizationReader() {}

    static Authorization read(Response response, URI url, UrlRule urls) throws AcmeProtocolException {
        Members members = Members.of(response, "authorization", urls);
        List<Challenge> challenges = new ArrayList<>();
        for (Members challenge : members.objects("challenges")) {
            ChallengeReader.read(challenge).ifPresent(challenges::add);
        }
        Members identifier = members.object("identifier").orElseThrow(() -> members.wrong("identifier", "there"));
        return new Authorization(
                url,
                IdentifierReader.read(identifier),
                members.status(),
                members.flag("wildcard"),
                challenges,
                members.optionalInstant("expires"),
                response.retryAfter());
    }
}
