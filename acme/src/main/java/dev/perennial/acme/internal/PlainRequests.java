package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.PlainText;
import java.net.URI;
import java.net.http.HttpRequest;

/** Unsigned GETs: the directory and renewal information. Any number of threads. */
public final class PlainRequests {
    private static final int MAX_REDIRECTS = 5;

    private final Transport transport;
    private final Pauses pauses;
    private final UrlRule urls;

    public PlainRequests(Transport transport, Pauses pauses, UrlRule urls) {
        this.transport = transport;
        this.pauses = pauses;
        this.urls = urls;
    }

    Response get(URI url, Deadline deadline) throws AcmeException, InterruptedException {
        return pauses.retrying(() -> succeeded(send(url, deadline)), Repeat.TEMPORARY, deadline);
    }

    /** Also follows redirects, as long as they stay within https, or within the scheme the user chose. */
    Response getFollowing(URI url, Deadline deadline) throws AcmeException, InterruptedException {
        return pauses.retrying(() -> follow(url, deadline), Repeat.TEMPORARY, deadline);
    }

    private Response follow(URI start, Deadline deadline) throws AcmeException, InterruptedException {
        URI url = start;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Response response = send(url, deadline);
            if (!redirect(response)) {
                return succeeded(response);
            }
            URI from = url;
            url = response.location()
                    .flatMap(target -> urls.check(target, from))
                    .filter(target -> !from.getScheme().equals("https")
                            || target.getScheme().equals("https"))
                    .orElseThrow(() -> new AcmeProtocolException(from + " redirects to where the directory may not be: "
                            + PlainText.of(response.location().orElse("nowhere"), 200)));
        }
        throw new AcmeProtocolException(start + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private static boolean redirect(Response response) {
        return switch (response.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private Response send(URI url, Deadline deadline) throws AcmeException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).GET().setHeader("Accept", "application/json");
        return transport.exchange(request, SignedRequests.MAX_JSON, deadline);
    }

    private static Response succeeded(Response response) throws AcmeException {
        if (!response.success()) {
            throw Failures.of(response);
        }
        return response;
    }
}
