package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Order;
import dev.perennial.acme.Status;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

final class OrderReader {
    private OrderReader() {}

    /** The order's own answers need not repeat its URL, so it is passed in. */
    static Order read(Response response, URI url, UrlRule urls) throws AcmeProtocolException {
        Members members = Members.of(response, "order", urls);
        Status status = members.status();
        if (status == Status.VALID && !members.has("certificate")) {
            throw members.wrong("status", "'valid' without a certificate");
        }
        return new Order(
                url,
                status,
                identifiers(members),
                members.urls("authorizations"),
                members.url("finalize"),
                members.optionalUrl("certificate"),
                members.optionalInstant("expires"),
                members.optionalProblem("error").map(ProblemReader::read),
                members.optionalText("profile", 200),
                response.retryAfter());
    }

    private static List<Identifier> identifiers(Members order) throws AcmeProtocolException {
        List<Identifier> identifiers = new ArrayList<>();
        for (Members identifier : order.objects("identifiers")) {
            identifiers.add(IdentifierReader.read(identifier));
        }
        return identifiers;
    }
}
