package dev.perennial.testkit.internal.resource;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Answer;
import dev.perennial.testkit.internal.RenewalWindows;
import dev.perennial.testkit.internal.RetryAfter;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.Request;

/** RFC 9773 section 4: unauthenticated, one certificate per request. */
public final class RenewalInfoHandler implements Handler {
    private final Store store;
    private final RenewalWindows windows;
    private final RetryAfter retryAfter;

    public RenewalInfoHandler(Store store, RenewalWindows windows, RetryAfter retryAfter) {
        this.store = store;
        this.windows = windows;
        this.retryAfter = retryAfter;
    }

    @Override
    public Answer handle(Request request) throws ProblemException {
        IssuedCertificate issued =
                store.certificates().find(request.id(0)).orElseThrow(() -> Owned.notFound("certificate"));
        RenewalWindows.Window window = windows.of(issued);
        JsonObject suggested = new JsonObject();
        suggested.addProperty("start", window.start().toString());
        suggested.addProperty("end", window.end().toString());
        JsonObject body = new JsonObject();
        body.add("suggestedWindow", suggested);
        window.explanation().ifPresent(url -> body.addProperty("explanationURL", url.toString()));
        return retryAfter.addTo(Answers.json(200, body));
    }
}
