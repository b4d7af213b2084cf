package dev.perennial.acme.internal;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body into memory, but no more than a limit: the rest of an error is dropped, a longer result is a failure. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    static final int ERROR_LIMIT = 64 * 1024;

    private final int limit;
    private final boolean cut;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private BoundedBody(int limit, boolean cut) {
        this.limit = limit;
        this.cut = cut;
    }

    /** The limit, in bytes, is for answers that are no errors. */
    static HttpResponse.BodyHandler<byte[]> handler(int limit) {
        return info -> info.statusCode() >= 300 ? new BoundedBody(ERROR_LIMIT, true) : new BoundedBody(limit, false);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        source.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = limit - bytes.size();
            byte[] part = new byte[Math.min(room, buffer.remaining())];
            boolean over = buffer.remaining() > room;
            buffer.get(part);
            bytes.writeBytes(part);
            if (over) {
                stop();
                return;
            }
        }
    }

    private void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
        if (cut) {
            result.complete(bytes.toByteArray());
        } else {
            result.completeExceptionally(new BodyTooLargeException(limit));
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(bytes.toByteArray());
    }
}
