package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Directory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * What all flows with one CA share. Any number of threads.
 *
 * @param patience how long one call may take, retries and their waits included
 */
public record Session(
        Transport transport,
        PlainRequests plain,
        SignedRequests signed,
        DirectoryCache directoryCache,
        Pauses pauses,
        UrlRule urls,
        Clock clock,
        Duration patience) {

    Deadline deadline() {
        return Deadline.in(patience);
    }

    /** Uses the network if the directory is not known yet. */
    public Directory directory() throws AcmeException, InterruptedException {
        return directoryCache.get(deadline());
    }

    Directory directory(Deadline deadline) throws AcmeException, InterruptedException {
        return directoryCache.get(deadline);
    }

    /** A resource of the directory that is not there, or new terms, show that our copy is out of date. */
    void noticeStaleDirectory(AcmeProblemException failure) {
        if (failure.problem().status() == 404 || failure.problem().is("userActionRequired")) {
            directoryCache.forget();
        }
    }

    /** The Location header, checked. */
    URI location(Response response, String kind) throws AcmeProtocolException {
        return response.location()
                .flatMap(text -> urls.check(text, response.url()))
                .orElseThrow(() -> new AcmeProtocolException("The CA's answer to " + response.method() + " "
                        + response.url() + " does not say where the " + kind + " is (no acceptable Location)"));
    }
}
